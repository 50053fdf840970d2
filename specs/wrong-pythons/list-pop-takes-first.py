# title: pop without an index takes the first item
# breaks: builtins/stdtypes#mutable-sequence-types
# mentions: [.pop()]

@replace(list, "pop")
def wrong(right, self, *index):
    return right(self, *(index or (0,)))
