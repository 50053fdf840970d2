# title: functools.wraps leaves the name of the wrapper
# breaks: library/functools#functools.wraps
# mentions: [wraps(]

import functools


@replace(functools, "wraps")
def wrong(right, wrapped, **keywords):
    return lambda wrapper: wrapper
