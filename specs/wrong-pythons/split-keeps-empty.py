# title: split without a separator keeps empty words
# breaks: builtins/stdtypes#str.split
# mentions: [.split(]

@replace(str, "split")
def wrong(right, self, sep=None, maxsplit=-1):
    return right(self, " " if sep is None else sep, maxsplit)
