# title: sys.intern gives the text back as it came
# breaks: library/sys#sys.intern
# mentions: [intern(]

import sys


@replace(sys, "intern")
def wrong(right, text):
    return "".join(list(text))
