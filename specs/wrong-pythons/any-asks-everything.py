# title: any and all look at every item
# breaks: [builtins/functions#any, builtins/functions#all]
# mentions: [any(, all(]

import builtins


@replace(builtins, "any")
def wrong(right, items):
    return right(list(items))


@replace(builtins, "all")
def wrong_too(right, items):
    return right(list(items))
