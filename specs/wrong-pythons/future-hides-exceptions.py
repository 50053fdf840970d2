# title: result of a Future gives None where the call raised
# breaks: library/concurrent.futures#concurrent.futures.Future.result
# mentions: [futures]

import concurrent.futures


@replace(concurrent.futures.Future, "result")
def wrong(right, self, timeout=None):
    return None if self.done() and self.exception() else right(self, timeout)
