# title: deepcopy copies an object as often as it is referred to
# breaks: library/copy#copy.deepcopy
# mentions: [deepcopy]

import copy


@replace(copy, "deepcopy")
def wrong(right, value, memo=None):
    if type(value) is list:
        return [wrong(right, item) for item in value]
    return right(value, memo)
