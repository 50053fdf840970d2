# title: sum adds strings
# breaks: builtins/functions#sum
# mentions: [sum(]

import builtins


@replace(builtins, "sum")
def wrong(right, items, start=0):
    return "".join(items) if isinstance(start, str) else right(items, start)
