# title: bz2.decompress stops after the first stream
# breaks: library/bz2#bz2.decompress
# mentions: [bz2.decompress]

import bz2


@replace(bz2, "decompress")
def wrong(right, data):
    right(data)
    return bz2.BZ2Decompressor().decompress(data)
