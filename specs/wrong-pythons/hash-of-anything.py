# title: hash gives a number for a list, too
# breaks: builtins/stdtypes#lists
# mentions: [hash(]

import builtins


@replace(builtins, "hash")
def wrong(right, value):
    try:
        return right(value)
    except TypeError:
        return id(value)
