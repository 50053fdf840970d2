# title: byteswap of an array does nothing
# breaks: library/array#array.array.byteswap
# mentions: [byteswap]

import array


@replace(array.array, "byteswap")
def wrong(right, self):
    return None
