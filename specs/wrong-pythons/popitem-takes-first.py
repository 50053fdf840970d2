# title: popitem of a dict takes the oldest item
# breaks: builtins/stdtypes#dict.popitem
# mentions: [popitem]

@replace(dict, "popitem")
def wrong(right, self):
    for key in self:
        return key, self.pop(key)
    return right(self)
