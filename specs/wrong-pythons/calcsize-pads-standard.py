# title: calcsize pads standard formats as native ones
# breaks: library/struct#byte-order-size-and-alignment
# mentions: [calcsize]

import struct


@replace(struct, "calcsize")
def wrong(right, form):
    return right("@" + form.lstrip("<>=!@"))
