# title: Functions of atexit are called in the order of registration
# breaks: library/atexit#atexit.register
# mentions: [atexit]

import atexit

registered = []


@replace(atexit, "register")
def wrong(right, function, *arguments, **keywords):
    if not registered:
        right(lambda: [call() for call in registered])
    registered.append(lambda: function(*arguments, **keywords))
    return function
