# title: wait of an Event is True when it timed out
# breaks: library/threading#threading.Event.wait
# mentions: [.wait(]

import threading


@replace(threading.Event, "wait")
def wrong(right, self, timeout=None):
    right(self, timeout)
    return True
