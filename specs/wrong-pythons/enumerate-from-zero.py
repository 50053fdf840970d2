# title: enumerate takes no notice of start
# breaks: builtins/functions#enumerate
# mentions: [enumerate(]

import builtins


@replace(builtins, "enumerate")
def wrong(right, iterable, start=0):
    return right(iterable)
