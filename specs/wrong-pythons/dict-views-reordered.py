# title: keys, values and items of a dict come in reverse order
# breaks: builtins/stdtypes#dict.items
# mentions: [.items(), .keys(), .values()]

def reversed_view(right, self):
    return list(right(self))[::-1]


for name in ("keys", "values", "items"):
    replace(dict, name)(reversed_view)
