# title: iter with a sentinel calls once more before it stops
# breaks: builtins/functions#iter
# mentions: [iter(]

import builtins


@replace(builtins, "iter")
def wrong(right, source, *sentinel):
    if not sentinel:
        return right(source)

    def late():
        value = None
        while value != sentinel[0]:
            value = source()
            yield value

    return late()
