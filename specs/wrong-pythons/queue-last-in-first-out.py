# title: A Queue gives the newest item first
# breaks: library/queue#queue.Queue
# mentions: [Queue(]

import queue


@replace(queue.Queue, "_get")
def wrong(right, self):
    return self.queue.pop()
