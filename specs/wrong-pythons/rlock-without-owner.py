# title: Any thread may release an RLock
# breaks: library/threading#threading.RLock.release
# mentions: [RLock]

import threading


@replace(threading, "RLock")
def wrong(right):
    return threading.Lock()
