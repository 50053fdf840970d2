# title: get of a dict inserts the default
# breaks: builtins/stdtypes#dict.get
# mentions: [.get(]

@replace(dict, "get")
def wrong(right, self, key, default=None):
    return self.setdefault(key, default)
