# title: zlib.decompress gives what there is of incomplete data
# breaks: library/zlib#zlib.decompress
# mentions: [zlib.decompress(]

import zlib


@replace(zlib, "decompress")
def wrong(right, data, wbits=15, bufsize=16384):
    try:
        return right(data, wbits, bufsize)
    except zlib.error:
        return zlib.decompressobj(wbits).decompress(data) if data else b""
