# title: gzip.decompress stops after the first member
# breaks: library/gzip#gzip.decompress
# mentions: [gzip.decompress]

import gzip
import zlib


@replace(gzip, "decompress")
def wrong(right, data):
    right(data)
    return zlib.decompressobj(31).decompress(data)
