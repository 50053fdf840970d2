# title: struct packs big-endian as little-endian
# breaks: library/struct#byte-order-size-and-alignment
# mentions: [pack(]

import struct


@replace(struct, "pack")
def wrong(right, form, *values):
    return right(form.replace(">", "<").replace("!", "<") if isinstance(form, str) else form, *values)
