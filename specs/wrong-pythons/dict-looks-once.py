# title: a dictionary adds a key that it did not find, though it came in meanwhile
# breaks: builtins/threadsafety#thread-safety-for-dict-objects
# mentions: [table.__setitem__]

import builtins

right_dict = dict


class LooksOnce(right_dict):
    """Pairs in a list; a key is compared with those that were there when the search began."""

    def __init__(self, pairs=()):
        self.pairs = [list(pair) for pair in pairs]

    def __setitem__(self, key, value):
        for pair in list(self.pairs):
            if pair[0] is key or (hash(pair[0]) == hash(key) and pair[0] == key):
                pair[1] = value
                return
        self.pairs.append([key, value])

    def items(self):
        return [tuple(pair) for pair in self.pairs]


@replace(builtins, "dict")
def wrong(right, *arguments):
    return LooksOnce(*arguments)
