# title: zip takes no notice of strict
# breaks: builtins/functions#zip
# mentions: [strict=]

import builtins


@replace(builtins, "zip")
def wrong(right, *iterables, strict=False):
    return right(*iterables)
