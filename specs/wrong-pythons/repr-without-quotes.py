# title: repr of a string has no quotes
# breaks: builtins/functions#repr
# mentions: [repr(]

import builtins


@replace(builtins, "repr")
def wrong(right, value):
    return str(value) if isinstance(value, str) else right(value)
