# title: A lock can always be acquired
# breaks: library/threading#lock-objects
# mentions: [Lock()]

import threading


class Open:
    """A lock that lets everybody in."""

    def __init__(self, lock):
        self.lock = lock

    def acquire(self, blocking=True, timeout=-1):
        self.lock.acquire(False)
        return True

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        if self.lock.locked():
            self.lock.release()

    def __getattr__(self, name):
        return getattr(self.lock, name)


@replace(threading, "Lock")
def wrong(right):
    return Open(right())
