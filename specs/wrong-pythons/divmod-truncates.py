# title: divmod rounds toward zero
# breaks: builtins/functions#divmod
# mentions: [divmod(]

import builtins


@replace(builtins, "divmod")
def wrong(right, a, b):
    if not (isinstance(a, int) and isinstance(b, int)):
        return right(a, b)
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    return quotient, a - quotient * b
