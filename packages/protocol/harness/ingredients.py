# Asks an interpreter which files it is made of and prints the answer as one line of JSON. Runs like a case. With them the
# runner tells, without starting it, that an interpreter is still the same. `proof` shows that these paths mean the same
# files to the runner: an interpreter in a container or behind ssh has others.

import json
import os
import sys


def mapped_files():
    """Libraries in this process, where the system tells."""
    try:
        with open("/proc/self/maps") as maps:
            fields = [line.rstrip("\n").split(None, 5) for line in maps]
    except OSError:
        return libraries_of_build()
    return [field[5] for field in fields if len(field) == 6 and os.path.isfile(field[5])]


def libraries_of_build():
    try:
        import sysconfig

        folder, names = sysconfig.get_config_var("LIBDIR"), ("INSTSONAME", "LDLIBRARY")
        found = [os.path.join(folder or "", sysconfig.get_config_var(name) or "") for name in names]
    except Exception:
        found = []
    beside = os.path.dirname(os.path.realpath(sys.executable))
    found += [os.path.join(beside, name) for name in os.listdir(beside) if name.lower().endswith(".dll")]
    return [path for path in found if os.path.isfile(path)]


def proof(path):
    seen = os.stat(path)
    return [path, str(seen.st_size), str(seen.st_mtime_ns), str(seen.st_ino)]


library = os.path.dirname(os.path.realpath(os.__file__))
settings = [os.path.join(os.path.dirname(folder), "pyvenv.cfg") for folder in (sys.executable, os.path.dirname(sys.executable))]
on_path = [os.path.realpath(entry) for entry in sys.path if entry and entry != os.getcwd()]
zips = [entry for entry in on_path if entry.endswith(".zip")]
inside = library + os.sep
json.dump(
    {
        "proof": [proof(sys.executable), proof(os.path.join(library, "os.py"))],
        "files": sorted(set([sys.executable, os.path.realpath(sys.executable)] + settings + zips + mapped_files())),
        "trees": [library] + [each for each in on_path if not each.startswith(inside) and each.endswith("lib-dynload")],
        "folders": sorted(
            set(
                each
                for each in on_path
                if each not in zips
                and each != library
                and not each.endswith("lib-dynload")
                and (not each.startswith(inside) or each.endswith("-packages"))
            )
        ),
    },
    sys.stdout,
)
