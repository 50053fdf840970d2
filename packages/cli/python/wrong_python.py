# What a wrong Python (specs/wrong-pythons/) is written with: `replace`, a decorator that puts a function of ours in the
# place of one of Python's. The command runs this text, then the wrong Python, then the program. With FAULTY = False the
# same functions are put in place, but each does what it replaced: what a program then still does otherwise is due to the
# replacing, and not to the fault.
#
# What works on CPython 3.8 to 3.15, tried on each:
# - modules and classes written in Python: assignment;
# - built-in types refuse assignment. Their `__dict__` is a read-only view; what it is a view of is the one thing that it
#   refers to, and can be written. CPython keeps what it has looked up of a type by a version tag: PyType_Modified, through
#   ctypes, makes it forget that.
# - operators and functions such as `hash` and `repr` do not look a method up in the type's dictionary: they call the C
#   function in a slot of the type. The slot of a class that is written in Python looks the method up. So a donor class
#   with that method is made, and its slot's pointer is copied. The places of these slots are part of the stable layout of
#   PyTypeObject.
# Literals, operators on two exact ints, and other things that the compiler folds or that are specialized, never ask.

import sys

FAULTY = FAULTY  # noqa: F821  # set by the command, above


def replace(owner, name):
    """Replaces `owner.name` by the decorated function, which gets the right one as its first argument."""

    def decorate(wrong):
        right = vars(owner)[name] if isinstance(owner, type) else getattr(owner, name)
        kind = type(right)
        call = right.__get__(None, owner) if kind in (classmethod, staticmethod, CLASS_METHOD) else right

        def replacement(*arguments, **keywords):
            return wrong(call, *arguments, **keywords) if FAULTY else call(*arguments, **keywords)

        for attribute in ("__name__", "__qualname__", "__doc__", "__module__", "__text_signature__"):
            try:
                setattr(replacement, attribute, getattr(call, attribute))
            except (AttributeError, TypeError):
                pass
        if not isinstance(owner, type):
            setattr(owner, name, replacement)
        elif kind is CLASS_METHOD or isinstance(right, (classmethod, staticmethod)):
            # `call` is bound already.
            put(owner, name, staticmethod(replacement))
        else:
            put(owner, name, replacement)
        return wrong

    return decorate


CLASS_METHOD = type(dict.__dict__["fromkeys"])

# Place of the slot among the words behind `ob_size`.
SLOTS = {"__repr__": 8, "__hash__": 12, "__call__": 13, "__str__": 14, "__iter__": 25}


def put(owner, name, value):
    try:
        setattr(owner, name, value)
        return
    except TypeError:
        pass  # a built-in type
    import ctypes
    import gc

    names = gc.get_referents(owner.__dict__)[0]
    names[name] = value
    if name in SLOTS:
        donor = type("Donor", (), {name: value})
        word = ctypes.sizeof(ctypes.c_void_p)
        offset = object.__basicsize__ + (1 + SLOTS[name]) * word
        ctypes.c_void_p.from_address(id(owner) + offset).value = ctypes.c_void_p.from_address(id(donor) + offset).value
        DONORS.append(donor)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(owner))


DONORS = []  # kept alive with the slots that were copied from them
