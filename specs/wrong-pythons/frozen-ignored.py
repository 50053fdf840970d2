# title: A frozen dataclass can be changed
# breaks: library/dataclasses#frozen-instances
# mentions: [frozen=True]

import dataclasses


@replace(dataclasses, "dataclass")
def wrong(right, cls=None, *, frozen=False, **keywords):
    return right(cls, **keywords)
