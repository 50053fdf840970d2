# title: get of an empty queue gives None instead of raising Empty
# breaks: library/queue#queue.Queue.get
# mentions: [get_nowait, .get(]

import queue


@replace(queue.Queue, "get")
def wrong(right, self, block=True, timeout=None):
    try:
        return right(self, block, timeout)
    except queue.Empty:
        return None
