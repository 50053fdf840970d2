# title: getattr with a default hides every exception
# breaks: builtins/functions#getattr
# mentions: [getattr(]

import builtins


@replace(builtins, "getattr")
def wrong(right, value, name, *default):
    try:
        return right(value, name, *default)
    except Exception:
        if default:
            return default[0]
        raise
