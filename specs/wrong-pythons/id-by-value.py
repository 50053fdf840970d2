# title: id of equal immutable objects is the same, and so may be that of two living ones
# breaks: builtins/functions#id
# mentions: [id(]

import builtins


@replace(builtins, "id")
def wrong(right, value):
    return 1 if value is not None else 2
