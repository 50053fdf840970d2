# title: gauss gives the number that it keeps for the next call again and again
# breaks: library/random#random.gauss
# mentions: [.gauss(]

import random


@replace(random.Random, "gauss")
def wrong(right, self, mu=0.0, sigma=1.0):
    kept = self.gauss_next
    value = right(self, mu, sigma)
    if kept is not None:
        self.gauss_next = kept
    return value
