# title: contextlib.suppress suppresses every exception
# breaks: library/contextlib#contextlib.suppress
# mentions: [suppress(]

import contextlib


@replace(contextlib, "suppress")
def wrong(right, *exceptions):
    return right(Exception)
