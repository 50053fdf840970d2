# title: join returns before the thread has ended
# breaks: library/threading#threading.Thread.join
# mentions: [.join(]

import threading


@replace(threading.Thread, "join")
def wrong(right, self, timeout=None):
    return right(self, 0)
