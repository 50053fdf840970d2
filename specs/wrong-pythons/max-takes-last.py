# title: max gives the last of several largest items
# breaks: builtins/functions#max
# mentions: [max(]

import builtins


@replace(builtins, "max")
def wrong(right, *arguments, **keywords):
    if len(arguments) == 1:
        return right(list(arguments[0])[::-1], **keywords)
    return right(*arguments[::-1], **keywords)
