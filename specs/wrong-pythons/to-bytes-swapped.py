# title: to_bytes of an integer swaps the byte orders
# breaks: builtins/stdtypes#int.to_bytes
# mentions: [to_bytes]

@replace(int, "to_bytes")
def wrong(right, self, length=1, byteorder="big", **keywords):
    other = {"big": "little", "little": "big"}
    return right(self, length, other.get(byteorder, byteorder), **keywords)
