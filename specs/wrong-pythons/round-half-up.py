# title: round rounds a half up
# breaks: builtins/functions#round
# mentions: [round(]

import builtins
import math


@replace(builtins, "round")
def wrong(right, number, ndigits=None):
    if ndigits is None and isinstance(number, float):
        return math.floor(number + 0.5)
    return right(number, ndigits)
