# title: adler32 takes no notice of a running value
# breaks: library/zlib#zlib.adler32
# mentions: [adler32]

import zlib


@replace(zlib, "adler32")
def wrong(right, data, value=1):
    return right(data)
