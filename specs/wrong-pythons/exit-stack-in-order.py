# title: An ExitStack leaves its contexts in the order of entering
# breaks: library/contextlib#contextlib.ExitStack
# mentions: [ExitStack]

import contextlib


@replace(contextlib.ExitStack, "__exit__")
def wrong(right, self, *details):
    self._exit_callbacks.reverse()
    return right(self, *details)
