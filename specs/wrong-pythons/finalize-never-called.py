# title: weakref.finalize never calls its function
# breaks: library/weakref#weakref.finalize
# mentions: [finalize(]

import weakref


@replace(weakref, "finalize")
def wrong(right, target, function, *arguments, **keywords):
    return right(target, int)
