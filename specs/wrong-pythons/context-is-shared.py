# title: copy_context gives the current context itself
# breaks: library/contextvars#contextvars.copy_context
# mentions: [copy_context]

import contextvars


class Current:
    """A context that runs everything where it stands."""

    def run(self, function, *arguments, **keywords):
        return function(*arguments, **keywords)


@replace(contextvars, "copy_context")
def wrong(right):
    return Current()
