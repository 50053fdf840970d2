# title: Sorting puts equal items in reverse order
# breaks: [builtins/functions#sorted, builtins/stdtypes#list.sort]
# mentions: [sorted, .sort(]

import builtins


@replace(builtins, "sorted")
def wrong(right, iterable, *, key=None, reverse=False):
    return right(list(iterable)[::-1], key=key, reverse=reverse)


@replace(list, "sort")
def wrong_too(right, self, *, key=None, reverse=False):
    self.reverse()
    right(self, key=key, reverse=reverse)
