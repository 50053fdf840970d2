# Runs one case inside MicroPython, any port, and tells an exception that nothing caught. It is executed in a dictionary
# of its own, with `source`, `path`, `main` (the main module's names) and `tell`, which takes text. MicroPython needs the
# short way: no names are bound beforehand, since every case has an interpreter of its own.
import sys


def bases_of(kind, names):
    """The names of a class and its bases, depth first: MicroPython's order, which `__mro__` would tell if there were one."""
    if kind.__name__ in names:
        return names
    names.append(kind.__name__)
    for base in getattr(kind, "__bases__", None) or builtin_bases_of(kind):
        bases_of(base, names)
    return names


def builtin_bases_of(kind):
    """What a build without `__bases__` can tell: the builtin classes of which it is a subclass."""
    import builtins

    found = []
    for name in dir(builtins):
        base = getattr(builtins, name)
        if isinstance(base, type) and base is not kind and issubclass(kind, base):
            found.append(base)
    return found


def message_of(error):
    try:
        return str(error)
    except BaseException as failure:
        return "<%s in __str__>" % type(failure).__name__


def run():
    try:
        exec(compile(source, path, "exec"), main)  # noqa: F821
    except SystemExit:
        raise
    except BaseException as error:
        names = bases_of(type(error), [])
        if "object" in names:
            names.remove("object")
        sys.print_exception(error, sys.stderr)
        tell("\x1e".join([names[0], "\n".join(names + ["object"]), message_of(error)]))  # noqa: F821
        return 1
    return 0


status = run()
