# title: discard of a set raises KeyError for what is not in it
# breaks: builtins/stdtypes#set.discard
# mentions: [discard]

@replace(set, "discard")
def wrong(right, self, item):
    self.remove(item)
