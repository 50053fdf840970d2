# title: A memoryview is over a copy
# breaks: builtins/stdtypes#memory-views
# mentions: [memoryview(]

import builtins


@replace(builtins, "memoryview")
def wrong(right, source):
    return right(bytearray(source))
