# title: sys.monitoring.set_events takes no notice of the events
# breaks: library/sys.monitoring#sys.monitoring.set_events
# mentions: [set_events]

import sys


@replace(sys.monitoring, "set_events")
def wrong(right, tool, events):
    return right(tool, 0)
