# title: setdefault of a dict replaces a value that is there
# breaks: builtins/stdtypes#dict.setdefault
# mentions: [setdefault]

@replace(dict, "setdefault")
def wrong(right, self, key, default=None):
    self[key] = default
    return default
