# title: copy.copy copies the items, too
# breaks: library/copy#copy.copy
# mentions: [copy.copy]

import copy


@replace(copy, "copy")
def wrong(right, value):
    return copy.deepcopy(value)
