# title: A PriorityQueue gives items as they came
# breaks: library/queue#queue.PriorityQueue
# mentions: [PriorityQueue]

import queue


@replace(queue.PriorityQueue, "_put")
def wrong(right, self, item):
    self.queue.append(item)


@replace(queue.PriorityQueue, "_get")
def wrong_too(right, self):
    return self.queue.pop(0)
