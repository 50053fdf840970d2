# title: copy of a list gives the list itself
# breaks: builtins/stdtypes#mutable-sequence-types
# mentions: [.copy()]

@replace(list, "copy")
def wrong(right, self):
    return self
