# title: gc.collect does nothing
# breaks: library/gc#gc.collect
# mentions: [gc.collect()]

import gc


@replace(gc, "collect")
def wrong(right, *generation):
    return 0
