# title: struct packs numbers that do not fit
# breaks: library/struct#format-characters
# mentions: [pack(]

import struct


@replace(struct, "pack")
def wrong(right, form, *values):
    try:
        return right(form, *values)
    except struct.error:
        return b"\0" * struct.calcsize(form)
