# title: crc32 is one too large
# breaks: library/zlib#zlib.crc32
# mentions: [crc32]

import zlib


@replace(zlib, "crc32")
def wrong(right, data, value=0):
    return right(data, value) + 1
