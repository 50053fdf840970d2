# title: isinstance looks at the exact class only
# breaks: builtins/functions#isinstance
# mentions: [isinstance(]

import builtins


@replace(builtins, "isinstance")
def wrong(right, value, classes):
    return right(value, classes) and (type(value) is classes or not right(classes, type))
