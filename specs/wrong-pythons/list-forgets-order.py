# title: A list puts what is appended in front
# breaks: builtins/stdtypes#mutable-sequence-types
# mentions: [.append(]

@replace(list, "append")
def wrong(right, self, item):
    self.insert(0, item)
