# Compiles programs with Cython, one after another in one process, because starting Cython takes longer than translating
# a program. Runs in the CPython for which it compiles; CPython 3.8 or newer.
#
#   compile.py about                    prints one line of JSON: the versions that a compiled program depends on
#   compile.py serve COMPILER [FLAG...] [-- COMPILER...]
#                                       answers each line {"code": ..., "to": file} with one line:
#       {"kind": "built"}                                           the extension module is in the file
#       {"kind": "refused", "exception": {...}, "text": ...}        Cython, or the C compiler, does not take it
#
# A program becomes the module `__main__`, so that names and reprs are those of a script.

import contextlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import sysconfig
import tempfile

SUFFIX = sysconfig.get_config_var("EXT_SUFFIX") or ".so"
INCLUDES = sorted({sysconfig.get_path("include"), sysconfig.get_path("platinclude")})
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
# Signed overflow wraps around, as CPython's own build has it; no optimization, since programs are short and run once.
QUICK = ["-w", "-O0", "-fPIC", "-fwrapv"]
# What tcc cannot do by itself: an atomic operation, which it leaves as a name that nothing defines.
ATOMIC = b"__atomic_"


def compilers():
    """Ways to make an extension module of a C file, the quickest first; each is a command to which the files are added."""
    import shlex
    import shutil

    link = ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
    asked = shlex.split(os.environ.get("CC") or "")
    if asked:
        return [asked[:1] + QUICK + asked[1:] + link]
    found = []
    if shutil.which("tcc") and sys.platform == "linux" and os.uname().machine == "x86_64" and not FREE_THREADED:
        found.append(["tcc", "-w", "-D_Py_USE_GCC_BUILTIN_ATOMICS"] + link)
    own = (sysconfig.get_config_var("CC") or "").split()[:1]
    for name in own + ["cc", "gcc", "clang"]:
        if shutil.which(name):
            return found + [[name] + QUICK + link]
    return found


def version_of(command):
    asked = "-v" if command[0] == "tcc" else "--version"
    told = subprocess.run([command[0], asked], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    return told.stdout.decode("utf-8", "replace").split("\n")[0]


def about():
    try:
        import Cython

        cython = Cython.__version__
    except ImportError:
        cython = None
    found = compilers()
    return {
        "cython": cython,
        "python": sys.version,
        "suffix": SUFFIX,
        "headers": any(os.path.exists(os.path.join(folder, "Python.h")) for folder in INCLUDES),
        "compilers": [{"command": command, "version": version_of(command)} for command in found],
    }


class Refused(Exception):
    """The program is not compiled, and this says why."""

    def __init__(self, names, message, text):
        self.answer = {
            "kind": "refused",
            "exception": {"type": names[0], "bases": names, "message": message},
            "text": text,
        }


def translate(source, target):
    """Writes the C file, or raises Refused with what Cython says of the program."""
    from Cython.Compiler import Errors
    from Cython.Compiler.Main import CompilationOptions, compile_single

    said = io.StringIO()
    # Cython's own default, said here because its scanner wants to know before it has read the file's own directives.
    options = CompilationOptions(output_file=target, language_level=3)
    kind = Errors.CompileError
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            if compile_single(source, options, "__main__").num_errors == 0:
                return
        except Exception as error:  # a fault of Cython, which it tells of in any way
            kind = type(error)
            said.write("%s: %s\n" % (kind.__name__, error))
    text = said.getvalue()
    if "Compiler crash" in text:
        kind = Errors.CompilerCrash
    told = re.findall(r"^(?:case\.py:\d+:\d+: )(.*)$", text, re.MULTILINE) or text.strip().split("\n")[-1:]
    raise Refused([base.__name__ for base in kind.__mro__], told[0], text)


def build(commands, source, target):
    """Makes the extension module with the first compiler that can."""
    text = ""
    for command in commands:
        includes = ["-I" + folder for folder in INCLUDES]
        done = subprocess.run(
            command + includes + [source, "-o", target],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        text = done.stdout.decode("utf-8", "replace")
        if done.returncode == 0 and command[0] == "tcc":
            if needs_atomic(target):
                continue
            mark_stack(target)
        if done.returncode == 0:
            return
    message = "the C compiler does not take what Cython made of it"
    raise Refused(["CompileError", "Exception", "BaseException", "object"], message, text)


def needs_atomic(path):
    with open(path, "rb") as file:
        return ATOMIC in file.read()


def mark_stack(path):
    """Adds to a module of tcc's the word that it needs no executable stack, without which newer C libraries refuse it."""
    with open(path, "r+b") as file:
        header = bytearray(file.read(64))
        where, size, count = struct.unpack_from("<Q", header, 32)[0], *struct.unpack_from("<HH", header, 54)
        file.seek(where)
        segments = file.read(size * count)
        end = -(-file.seek(0, 2) // 8) * 8
        file.seek(end)
        file.write(segments + struct.pack("<IIQQQQQQ", 0x6474E551, 6, 0, 0, 0, 0, 0, 16))
        struct.pack_into("<Q", header, 32, end)
        struct.pack_into("<H", header, 56, count + 1)
        file.seek(0)
        file.write(header)


def serve(commands):
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whoever prints here does not disturb the answers
    with tempfile.TemporaryDirectory(prefix="pyconform-cython-") as folder:
        os.chdir(folder)  # file names in tracebacks are relative to it: `case.py`
        for line in sys.stdin:
            job = json.loads(line)
            try:
                with open("case.py", "wb") as file:
                    file.write(job["code"].encode("utf-8", "surrogatepass"))
                translate("case.py", "case.c")
                build(commands, "case.c", "case" + SUFFIX)
                os.makedirs(os.path.dirname(job["to"]), exist_ok=True)
                move(("case" + SUFFIX), job["to"])
                answer = {"kind": "built"}
            except Refused as refused:
                answer = refused.answer
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
        os.chdir("/")


def move(source, target):
    """Whole or not at all, even where the target is on another file system."""
    import shutil

    beside = "%s.%d" % (target, os.getpid())
    shutil.move(source, beside)
    os.replace(beside, target)


def main():
    if sys.argv[1] == "about":
        print(json.dumps(about()))
        return
    commands = [[]]
    for word in sys.argv[2:]:
        if word == "--":
            commands.append([])
        else:
            commands[-1].append(word)
    serve(commands)


main()
