# title: to_bytes of an integer drops the bits that do not fit
# breaks: builtins/stdtypes#int.to_bytes
# mentions: [to_bytes]

@replace(int, "to_bytes")
def wrong(right, self, length=1, byteorder="big", *, signed=False):
    return right(self % (1 << 8 * length), length, byteorder)
