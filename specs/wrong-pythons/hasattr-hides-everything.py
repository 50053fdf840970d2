# title: hasattr turns every exception into False
# breaks: builtins/functions#hasattr
# mentions: [hasattr(]

import builtins


@replace(builtins, "hasattr")
def wrong(right, value, name):
    try:
        return right(value, name)
    except Exception:
        return False
