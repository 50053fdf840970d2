# title: sys.audit calls no hook
# breaks: library/sys#sys.audit
# mentions: [sys.audit(]

import sys


@replace(sys, "audit")
def wrong(right, event, *arguments):
    return None
