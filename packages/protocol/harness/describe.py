# Asks an interpreter who it is and prints the answer as one line of JSON. Runs like a case, in a process of its own, so
# that nothing it imports or tries stays in the harness. docs/traits.md says what each fact means. The runner writes
# `MODULES = [...]`, the modules that cases ask for, above this text.

import json
import sys


def build_variable(name):
    """What `sysconfig` says of the build; None where it cannot say."""
    try:
        import sysconfig

        return sysconfig.get_config_var(name)
    except Exception:
        return None


def version():
    info = sys.implementation.version
    text = "%d.%d.%d" % tuple(info[:3])
    level = {"alpha": "a", "beta": "b", "candidate": "rc"}.get(info[3])
    return text if level is None else "%s%s%d" % (text, level, info[4])


def gil():
    if hasattr(sys, "_is_gil_enabled"):
        return "on" if sys._is_gil_enabled() else "off"
    return "on" if sys.implementation.name in ("cpython", "pypy") else "unknown"


def jit():
    if sys.implementation.name == "pypy":
        return "on" if "pypyjit" in sys.builtin_module_names else "none"
    asked = getattr(sys, "_jit", None)
    if asked is None or not asked.is_available():
        return "none"
    return "on" if asked.is_enabled() else "off"


def allocator():
    if sys.implementation.name != "cpython":
        return "unknown"
    import os

    asked = "" if sys.flags.ignore_environment else os.environ.get("PYTHONMALLOC", "")
    debug = "_debug" if hasattr(sys, "gettotalrefcount") or sys.flags.dev_mode else ""
    if asked and asked not in ("default", "debug"):
        return asked
    if asked == "debug":
        debug = "_debug"
    if build_variable("Py_GIL_DISABLED"):
        return "mimalloc" + debug
    return ("pymalloc" if build_variable("WITH_PYMALLOC") else "malloc") + debug


def compiled():
    """What compiled this text before it ran: a function that Cython made is of a type whose module names the version."""
    maker = type(compiled).__module__.split("_")  # "_cython_3_3_1"; otherwise "builtins", or what the implementation says
    return "cython-" + ".".join(maker[2:]) if maker[1:2] == ["cython"] else "none"


def hash_seed():
    import os

    asked = "" if sys.flags.ignore_environment else os.environ.get("PYTHONHASHSEED", "")
    if asked.isdigit():
        return asked
    # PyPy's hashes are random though its flag says 0.
    return "0" if sys.implementation.name == "cpython" and not sys.flags.hash_randomization else "random"


def machine():
    import platform

    return platform.machine() or "unknown"


def pointer_bits():
    import struct

    return struct.calcsize("P") * 8


def c_long_bits():
    import struct

    return struct.calcsize("l") * 8


def debug_build():
    return hasattr(sys, "gettotalrefcount") or bool(build_variable("Py_DEBUG"))


FACTS = {
    "implementation": lambda: sys.implementation.name,
    "version": version,
    "language-version": lambda: "%d.%d" % sys.version_info[:2],
    "free-threaded-build": lambda: bool(build_variable("Py_GIL_DISABLED")),
    "gil": gil,
    "jit": jit,
    "debug-build": debug_build,
    "optimize": lambda: sys.flags.optimize,
    "allocator": allocator,
    "compiled": compiled,
    "byte-order": lambda: sys.byteorder,
    "pointer-bits": pointer_bits,
    "c-long-bits": c_long_bits,
    "platform": lambda: sys.platform,
    "machine": machine,
    "hash-seed": hash_seed,
    "utf8-mode": lambda: "on" if sys.flags.utf8_mode else "off",
}


def try_threads():
    import threading

    seen = []
    started = threading.Event()

    def run():
        started.wait(10)
        seen.append("thread")

    thread = threading.Thread(target=run)
    thread.start()
    seen.append("starter")  # Brython gets here when the thread has ended
    started.set()
    thread.join(10)
    return seen == ["starter", "thread"]


def try_subprocess():
    import os
    import subprocess

    if not sys.executable or not os.path.exists(sys.executable):
        return False
    output = subprocess.run(
        [sys.executable, "-c", "print(6 * 7)"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30
    ).stdout
    return output.split() == [b"42"]


def try_fork():
    import os

    pid = os.fork()
    if pid == 0:
        os._exit(7)
    return os.waitpid(pid, 0)[1] >> 8 == 7


def try_ctypes():
    import ctypes

    library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
    return library.abs(-5) == 5


def try_sockets():
    import socket

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.settimeout(10)
    try:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        sender = socket.create_connection(listener.getsockname(), 10)
        receiver = listener.accept()[0]
        sender.sendall(b"x")
        received = receiver.recv(1)
        sender.close()
        receiver.close()
        return received == b"x"
    finally:
        listener.close()


def try_signals():
    import os
    import signal
    import time

    seen = []
    before = signal.signal(signal.SIGINT, lambda number, frame: seen.append(number))
    try:
        os.kill(os.getpid(), signal.SIGINT) if os.name != "nt" else signal.raise_signal(signal.SIGINT)
        for _ in range(100):
            if seen:
                break
            time.sleep(0.001)
    finally:
        signal.signal(signal.SIGINT, before)
    return seen == [signal.SIGINT]


def try_frames():
    return sys._getframe(0).f_code.co_name == "try_frames"


def try_getsource():
    import inspect

    return inspect.getsource(try_getsource).startswith("def try_getsource():")


FEATURES = {
    "threads": try_threads,
    "subprocess": try_subprocess,
    "fork": try_fork,
    "ctypes": try_ctypes,
    "sockets": try_sockets,
    "signals": try_signals,
    "frames": try_frames,
    "getsource": try_getsource,
}


def holds(attempt):
    """Whether it works here; whatever goes wrong is the answer no."""
    try:
        return bool(attempt())
    except Exception:
        return False


def imports(name):
    """Whether a module really imports."""
    try:
        __import__(name)
        return True
    except Exception:
        return False


def fact(ask):
    try:
        return ask()
    except Exception:
        return "unknown"


# Fork before threads have run, and modules last: whatever they start disturbs no feature.
FOUND = sorted([name for name in ["fork"] + sorted(set(FEATURES) - {"fork"}) if holds(FEATURES[name])])
ANSWER = {
    "facts": {name: fact(ask) for name, ask in FACTS.items()},
    "versionText": sys.version,
    "modules": [],
    "features": FOUND,
}
STDOUT = sys.stdout
sys.stdout = sys.stderr  # modules such as `this` print
ANSWER["modules"] = sorted({name for name in MODULES if imports(name)})  # noqa: F821
sys.stdout = STDOUT
print(json.dumps(ANSWER))
