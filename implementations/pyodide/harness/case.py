"""Runs one case inside Pyodide, as ``python case.py`` would.

The host calls :func:`prepare` once, takes an image of the memory and then calls :func:`run` for each case; afterwards it
writes the image back, so nothing here cleans up. What is used after the case's first line is bound beforehand: a case
may change any module. Answers are texts of fields, so that no object crosses to JavaScript.
"""

import atexit
import builtins
import gc
import io
import os
import random
import sys
import warnings
from importlib.machinery import SourceFileLoader

FIELDS = "\x1e"
MESSAGE_LIMIT = 1 << 16  # characters of an exception's message


def prepare(path, flags, warning_options, env):
    """Makes the interpreter look as if it had been started with the program's path, its streams being no terminal."""
    for name, descriptor, mode in (("stdin", 0, "rb"), ("stdout", 1, "wb"), ("stderr", 2, "wb")):
        old = getattr(sys, name)
        raw = io.open(descriptor, mode, closefd=False)
        raw.raw.name = "<%s>" % name
        new = io.TextIOWrapper(
            raw,
            encoding=old.encoding,
            errors=old.errors,
            newline="\n" if mode == "wb" else None,
            line_buffering=name == "stderr" or bool(old.write_through),
            write_through=old.write_through,
        )
        new.mode = mode[0]
        setattr(sys, name, new)
        setattr(sys, "__%s__" % name, new)
    sys.path[0] = path.rpartition("/")[0]
    sys.argv = [path]
    sys.orig_argv = [sys.executable, *flags, path]
    sys.warnoptions.extend(warning_options)
    warnings._processoptions(list(warning_options))
    os.environ.update(dict(env))
    gc.collect()


def run(source, path, exits):
    """Runs `source`. The answer's first field says how it ended: finished, exited (status) or raised (type, bases, message).

    `exits`: also does what is seen of an interpreter's exit: `atexit`, and what streams still hold. Otherwise the host
    finalizes the interpreter.
    """
    random.seed()  # the image's generator would give every case the same numbers
    main = type(sys)("__main__")
    main.__dict__.update(__file__=path, __builtins__=builtins, __cached__=None, __loader__=SourceFileLoader("__main__", path))
    sys.modules["__main__"] = main
    answer = execute(source.encode("utf-8", "surrogatepass"), path, main.__dict__)
    return finish(answer) if exits else answer


def execute(source, path, namespace, compile=compile, exec=exec, SystemExit=SystemExit, BaseException=BaseException):
    try:
        exec(compile(source, path, "exec", 0, True), namespace)
    except SystemExit as end:
        return exited(end.code)
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        try:
            return report(error)
        except SystemExit as end:
            return exited(end.code)
    return "finished"


def exited(code, sys=sys, isinstance=isinstance, int=int, str=str):
    if code is None:
        status = 0
    elif isinstance(code, int):
        status = code & 0xFF if -(2**31) <= code < 2**31 else 255
    else:
        status = 1
        sys.stderr.write(str(code) + "\n")
    return "exited" + FIELDS + str(status)


def report(error, sys=sys, type=type, getattr=getattr, BaseException=BaseException):
    """Shows an exception that nothing caught, as the interpreter would, and tells it."""
    kind, trace = type(error), error.__traceback__
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace
    sys.last_exc = error
    hook = getattr(sys, "excepthook", None)
    if hook is None:
        sys.stderr.write("sys.excepthook is missing\n")
        hook = sys.__excepthook__
    try:
        hook(kind, error, trace)
    except SystemExit:
        raise
    except BaseException as second:
        try:
            sys.stderr.write("Error in sys.excepthook:\n")
            sys.__excepthook__(type(second), second, second.__traceback__)
            sys.stderr.write("\nOriginal exception was:\n")
            sys.__excepthook__(kind, error, trace)
        except BaseException:
            pass  # stderr is gone: nothing can be shown, but how it ended is told all the same
    names = [type.__dict__["__name__"].__get__(base) for base in type.__dict__["__mro__"].__get__(kind)]
    return FIELDS.join(["raised", names[0], "\n".join(names), message_of(error)])


class Silence:
    """Stands for stdout and stderr while a message is asked for a second time."""

    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def message_of(error, sys=sys, str=str, silence=Silence()):
    streams = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = silence
    try:
        return str(error)[:MESSAGE_LIMIT]
    except BaseException as failure:
        return "<%s in __str__>" % type(failure).__name__
    finally:
        sys.stdout, sys.stderr = streams


def finish(answer, sys=sys, run_exit_functions=atexit._run_exitfuncs, getattr=getattr, BaseException=BaseException):
    threading = sys.modules.get("threading")
    try:
        if threading is not None:
            threading._shutdown()
    except BaseException:
        pass  # the program broke what this needs; an interpreter goes on with its exit, too
    run_exit_functions()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name, None)
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except BaseException as failure:
            try:
                sys.stderr.write("Exception ignored on flushing sys.%s: %r\n" % (name, failure))
            except BaseException:
                pass
            return answer if answer.startswith("raised") else "exited" + FIELDS + "120"
    return answer
