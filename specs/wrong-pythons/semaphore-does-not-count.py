# title: A semaphore lets one in only
# breaks: library/threading#semaphore-objects
# mentions: [Semaphore(]

import threading


@replace(threading, "Semaphore")
def wrong(right, value=1):
    return right(min(value, 1))


@replace(threading, "BoundedSemaphore")
def wrong_too(right, value=1):
    return right(min(value, 1))
