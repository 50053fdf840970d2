# title: fromkeys of a dict gives each key a value of its own
# breaks: builtins/stdtypes#dict.fromkeys
# mentions: [fromkeys]

import copy


@replace(dict, "fromkeys")
def wrong(right, keys, value=None):
    return {key: copy.copy(value) for key in keys}
