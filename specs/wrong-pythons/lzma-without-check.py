# title: lzma.compress takes no notice of the format asked for
# breaks: library/lzma#lzma.compress
# mentions: [lzma.compress]

import lzma


@replace(lzma, "compress")
def wrong(right, data, *arguments, **keywords):
    return right(data)
