# title: map and filter call the function at once
# breaks: [builtins/functions#map, builtins/functions#filter]
# mentions: [map(, filter(]

import builtins


@replace(builtins, "map")
def wrong(right, *arguments, **keywords):
    return iter(list(right(*arguments, **keywords)))


@replace(builtins, "filter")
def wrong_too(right, function, items):
    return iter(list(right(function, items)))
