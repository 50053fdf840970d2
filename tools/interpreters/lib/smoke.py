"""Tries an interpreter that was just set up; ends with a traceback when it does not work.

smoke.py [--version X.Y] [--root DIR] [--modules a,b] [--no-child] [--no-fork] [--byte-order B] [--bits N] [--free-threaded]
"""

import argparse
import importlib
import os
import struct
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--version", required=True)
parser.add_argument("--implementation", default="cpython")
parser.add_argument("--root", help="every mapped library must be in here")
parser.add_argument("--modules", default="")
parser.add_argument("--no-child", action="store_true", help="sys.executable does not run by itself")
parser.add_argument("--no-fork", action="store_true", help="it cannot fork")
parser.add_argument("--byte-order", default="little")
parser.add_argument("--bits", type=int, default=64)
parser.add_argument("--free-threaded", action="store_true")
options = parser.parse_args()


def same(what, found, wanted):
    if found != wanted:
        raise SystemExit(f"{what}: {found!r}, not {wanted!r}")


same("version", "%d.%d" % sys.version_info[:2], options.version)
same("implementation", sys.implementation.name, options.implementation)
same("byte order", sys.byteorder, options.byte_order)
same("pointer bits", struct.calcsize("P") * 8, options.bits)
same("GIL off", not getattr(sys, "_is_gil_enabled", lambda: True)(), options.free_threaded)

for module in filter(None, options.modules.split(",")):
    importlib.import_module(module)

if options.root:
    with open("/proc/self/maps") as maps:
        mapped = {line.split(None, 5)[5].strip() for line in maps if ".so" in line}
    same("libraries from outside the root", sorted(p for p in mapped if not p.startswith(options.root + "/")), [])
    same("import path outside the root", [p for p in sys.path[1:] if not p.startswith(options.root + "/")], [])

if not options.no_fork:
    child = os.fork()
    if child == 0:
        os._exit(7)
    same("status of a forked child", os.waitpid(child, 0)[1] >> 8, 7)

if not options.no_child:
    output = subprocess.run([sys.executable, "-c", "print(6 * 7)"], stdout=subprocess.PIPE, check=True).stdout
    same("output of a child process", output, b"42\n")

print(sys.version)
