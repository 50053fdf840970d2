# title: A weak reference keeps its object alive
# breaks: library/weakref#weakref.ref
# mentions: [weakref.ref(]

import weakref

kept = []


@replace(weakref, "ref")
def wrong(right, target, *callback):
    kept.append(target)
    return right(target, *callback)
