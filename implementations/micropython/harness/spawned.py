# The main program of a spawned MicroPython: `spawned.py <case.py> <answer>`. It becomes the case, as if that were the
# main program, and writes to the file <answer> which exception ended it.
import sys


def start(names):
    path, answer = sys.argv[1:3]
    folder = __file__[: -len("spawned.py")]
    del sys.argv[1:]
    sys.argv[0] = path
    sys.path[0] = path[: path.rindex("/")]

    def tell(text):
        with open(answer, "w") as file:
            file.write(text)

    with open(path) as file:
        source = file.read()
    with open(folder + "case.py") as file:
        harness = file.read()
    for name in list(names):
        if name != "__name__":
            del names[name]
    names["__file__"] = path
    own = {"source": source, "path": path, "main": names, "tell": tell}
    exec(harness, own)
    return own["status"]


status = start(globals())
if status:
    raise SystemExit(status)
