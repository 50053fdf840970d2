# Asks a MicroPython who it is; the same answer as packages/protocol/harness/describe.py, which needs modules that it lacks.
# `MODULES = [...]` stands above this text.
import json
import struct
import sys


def number(values):
    return ".".join([str(value) for value in values])


def machine():
    if sys.platform == "webassembly":
        return "wasm32"
    import platform

    return platform.platform().split("-")[2]


def optimize():
    import micropython

    return micropython.opt_level()


def try_threads():
    import threading

    threads = []
    thread = threading.Thread(target=threads.append, args=(1,))
    thread.start()
    thread.join()
    return threads == [1]


def try_fork():
    import os

    return os.fork() >= 0


def try_sockets():
    import socket

    return socket.create_connection is not None


def imports_all(*names):
    return lambda: [__import__(name) for name in names] != []


def try_getsource():
    import inspect

    return inspect.getsource(try_getsource).startswith("def try_getsource():")  # it has one that says nothing


def holds(attempt):
    try:
        return bool(attempt())
    except Exception:
        return False


def fact(ask):
    try:
        return ask()
    except Exception:
        return "unknown"


FEATURES = {
    "threads": try_threads,
    "subprocess": imports_all("subprocess"),
    "fork": try_fork,
    "ctypes": imports_all("ctypes"),
    "sockets": try_sockets,
    "signals": imports_all("signal"),
    "frames": lambda: sys._getframe(0).f_code.co_name,
    "getsource": try_getsource,
}
threads = getattr(sys.implementation, "_thread", None)
facts = {
    "implementation": sys.implementation.name,
    "version": number(sys.implementation.version[:3]),
    "language-version": number(sys.version_info[:2]),
    "free-threaded-build": threads == "unsafe",
    "gil": "on" if threads == "GIL" else "none",
    "jit": "none",
    "debug-build": False,
    "optimize": fact(optimize),
    "allocator": "unknown",
    "compiled": "none",
    "byte-order": sys.byteorder,
    "pointer-bits": struct.calcsize("P") * 8,
    "c-long-bits": struct.calcsize("l") * 8,
    "platform": sys.platform,
    "machine": fact(machine),
    "hash-seed": "none",  # its hashes depend on nothing but the text
    "utf8-mode": "on",  # it knows no other encoding
}
print(
    json.dumps(
        {
            "facts": facts,
            "versionText": sys.version,
            "modules": sorted([name for name in set(MODULES) if holds(imports_all(name))]),  # noqa: F821
            "features": sorted([name for name in FEATURES if holds(FEATURES[name])]),
        }
    )
)
