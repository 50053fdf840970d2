# title: from_bytes takes no notice of signed
# breaks: builtins/stdtypes#int.from_bytes
# mentions: [from_bytes]

@replace(int, "from_bytes")
def wrong(right, data, byteorder="big", *, signed=False):
    return right(data, byteorder)
