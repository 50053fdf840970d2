# title: keys, values and items of a dict do not follow later changes
# breaks: builtins/stdtypes#dictionary-view-objects
# mentions: [.items(), .keys(), .values()]

def snapshot(right, self):
    return right(dict(self))


for name in ("keys", "values", "items"):
    replace(dict, name)(snapshot)
