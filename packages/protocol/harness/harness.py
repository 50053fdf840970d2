# The Python side of pyconform: runs inside the interpreter under observation, CPython 3.8 or newer and everything
# compatible. docs/protocol.md says what it speaks, and what a case can see of it.
#
# A bootstrap (src/bootstrap.ts) reads this text from descriptor 0 and executes it in a dictionary of its own, with
#   SOURCE   these bytes,
#   MODULES  sys.modules as it was before anything of ours was imported.
# It then is a server that forks once per case, or ("once") runs the single case for which it was started.
# The case runs from the top level of this text, at the very end, so that there is hardly a frame below it
# and so that leaving it is a real exit of the interpreter.
# Nothing may stay behind in sys.modules: only modules written in C are imported, and forgotten again.

import os
import sys

PROTOCOL = 1
REGION = 1 << 18  # bytes shared between server and case: what the case's end was
STATUS_AT = REGION - 16  # a guard leaves the case's pid and wait status here
MESSAGE_LIMIT = 1 << 16  # characters of an exception's message
TICK = 0.05  # seconds between two looks at a running case
FRESH_PATHS = dict(sys.path_importer_cache)
HAD_EMPTY_PATH = bool(sys.path) and sys.path[0] == ""
if HAD_EMPTY_PATH:
    del sys.path[0]  # nothing of ours may be imported from the current directory

import time  # noqa: E402

try:
    import _signal
except ImportError:
    _signal = None
try:
    import fcntl
except ImportError:
    fcntl = None
try:
    import mmap
except ImportError:
    mmap = None
try:
    import resource
except ImportError:
    resource = None

monotonic = time.monotonic
exit_now = os._exit
write_to = os.write

# Without any of these, exit can show nothing that an immediate end would not (see `may_end_quickly`).
SHOWS_AT_EXIT = (
    "__del__", "weakref", "atexit", "thread", "finaliz", "unraisable", "async", "await", "audit", "profile", "settrace",
    "monitoring", "gc.callbacks", "set_debug", "warn", "interpreters", "faulthandler", "fileno", "fdopen", "closefd",
    "/dev/", "dup", "open(1", "open(2", ".buffer", "detach", "TextIOWrapper", "BufferedWriter", "FileIO", "import_module",
)  # fmt: skip
# A suspended generator is closed at exit: these are what it then runs.
SHOWS_AT_CLOSE = ("finally", "except", "with ")
# A program without any of these starts no process.
STARTS_PROCESSES = (
    "fork", "subprocess", "multiprocessing", "spawn", "popen", "system", "concurrent", "exec", "ctypes", "pty",
    "setsid", "eval", "posix",
)  # fmt: skip


# --- JSON, without the module ------------------------------------------------------------------------------------


def json_functions():
    """`(loads, quote)` from the accelerators in C; from the module where there are none."""
    try:
        import _json

        class Context:
            strict = True
            object_hook = object_pairs_hook = array_hook = None
            parse_float = float
            parse_int = int
            parse_constant = float
            memo = {}

        scan = _json.make_scanner(Context)

        def loads(text):
            return scan(text, 0)[0]

        quote = _json.encode_basestring_ascii
        if loads('{"a": ["\\u00e9", 1.5, null]}') == {"a": ["\xe9", 1.5, None]} and quote("\xe9") == '"\\u00e9"':
            return loads, quote
    except Exception:
        pass
    try:
        import _pypyjson

        def quote(text):
            return '"' + _pypyjson.raw_encode_basestring_ascii(text) + '"'

        if _pypyjson.loads('{"a": 1}') == {"a": 1} and quote('"\udc80\U0001f600') == '"\\"\\udc80\\ud83d\\ude00"':
            return _pypyjson.loads, quote
    except Exception:
        pass
    import json

    return json.loads, json.dumps


loads, quote = json_functions()


def dumps(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ",".join([quote(key) + ":" + dumps(item) for key, item in value.items()]) + "}"
    return "[" + ",".join([dumps(item) for item in value]) + "]"


# --- Descriptors and files ---------------------------------------------------------------------------------------


def first_high_descriptor():
    """From here up, descriptors are ours: far from those that a case opens, or closes by the hundred."""
    if resource is None:
        return 64
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 512 if soft < 0 or soft > 600 else max(16, soft - 64)


HIGH = first_high_descriptor()


def move_up(descriptor):
    """A private copy that no child inherits."""
    if fcntl is None:
        return os.dup(descriptor)
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, HIGH)


def unnamed_file(directory):
    """A file that has no name, or no longer one."""
    try:
        return os.memfd_create("pyconform")
    except (AttributeError, OSError):
        pass
    path = os.path.join(directory, ".pyconform-%d-%d" % (os.getpid(), len(PRIVATE)))
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    os.unlink(path)
    return descriptor


def remove_content(directory):
    """Empties a directory, whatever a case has made of it."""
    folders = [directory]
    for folder in folders:  # grows while it is read: no recursion, however deep
        try:
            os.chmod(folder, 0o700)
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            path = os.path.join(folder, name)
            try:
                os.unlink(path)
            except OSError:
                folders.append(path)
    for folder in reversed(folders[1:]):
        try:
            os.rmdir(folder)
        except OSError:
            pass


class Capture:
    """Where stdout or stderr of a case goes: a file, so that nobody has to read it while the case runs."""

    def __init__(self, target, directory):
        descriptor = unnamed_file(directory)
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL) | os.O_APPEND
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)
        os.dup2(descriptor, target)
        os.close(descriptor)
        self.target = target
        self.flags = fcntl.fcntl(target, fcntl.F_GETFL)

    def size(self):
        return os.fstat(self.target).st_size

    def take(self, limit):
        """What was written, at most `limit` bytes of it; empty and as at first afterwards."""
        target = self.target
        size = os.lseek(target, 0, 2)
        data = b""
        if size:
            data = read_at(target, 0, min(size, limit))
            os.ftruncate(target, 0)
            os.lseek(target, 0, 0)
        if fcntl.fcntl(target, fcntl.F_GETFL) != self.flags:  # shared with the case, which may have changed them
            fcntl.fcntl(target, fcntl.F_SETFL, self.flags)
        return size, data


def read_at(descriptor, start, count):
    parts = []
    while count > 0:
        part = os.pread(descriptor, min(count, 1 << 24), start)
        if not part:
            break
        parts.append(part)
        start += len(part)
        count -= len(part)
    return b"".join(parts)


def as_text(data):
    return data.decode("utf-8", "surrogateescape")


def empty_stdin():
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)


def rebuild_streams(*names):
    """Makes sys.stdin, stdout and stderr anew, as they are where the interpreter starts on the files that they now are."""
    import _io

    for name in names:
        descriptor = ("stdin", "stdout", "stderr").index(name)
        mode = "rb" if name == "stdin" else "wb"
        old = getattr(sys, name)
        if old is None:
            continue
        unbuffered = getattr(old, "write_through", False)
        raw = _io.open(descriptor, mode, 0 if unbuffered and mode == "wb" else -1, closefd=False)
        getattr(raw, "raw", raw).name = "<%s>" % name
        new = _io.TextIOWrapper(
            raw,
            encoding=old.encoding,
            errors=old.errors,
            newline="\n" if mode == "wb" else None,
            line_buffering=old.line_buffering,
            write_through=unbuffered,
        )
        new.mode = mode[0]
        setattr(sys, name, new)
        setattr(sys, "__%s__" % name, new)


# --- The conversation --------------------------------------------------------------------------------------------

PRIVATE = []  # descriptors that a case's process closes first
PENDING = bytearray()


def read_line(descriptor):
    """One message as text; None at the end."""
    end = PENDING.find(b"\n")
    while end < 0:
        searched = len(PENDING)
        part = os.read(descriptor, 1 << 16)
        if not part:
            return None
        PENDING.extend(part)
        end = PENDING.find(b"\n", searched)
    line = bytes(PENDING[:end])
    del PENDING[: end + 1]
    return line.decode("utf-8", "surrogatepass")


def send(descriptor, text):
    data = (text + "\n").encode("ascii")
    while data:
        data = data[write_to(descriptor, data) :]


# --- The server --------------------------------------------------------------------------------------------------


class Server:
    """Forks once per case. Its process does nothing but that, so that every case starts from the same clean state."""

    def __init__(self, input, output, errors, start):
        self.input, self.output, self.errors = input, output, errors
        self.bootstrap = start["bootstrap"]
        self.spawn = start["spawn"]
        self.nonce = start["nonce"]
        self.root = os.path.join(temporary_directory(), "pyconform-" + self.nonce)
        self.directory = os.path.join(self.root, "case")
        self.path = os.path.join(self.directory, "case.py")
        os.mkdir(self.root, 0o700)
        self.shared_file = None
        self.limits = None
        self.pid = 0
        self.guarded = None
        self.reached = None
        self.known = (os.getpid(),)
        self.known += tuple(self.strangers())  # what started us, and runs beside us
        self.program = move_up(0)  # the place for it
        PRIVATE.append(self.program)
        self.make_directory()
        self.out, self.err = Capture(1, self.root), Capture(2, self.root)
        self.region = mmap.mmap(-1, REGION)
        os.environ["PYCONFORM_HARNESS"] = self.nonce
        os.environ["HOME"] = os.environ["TMPDIR"] = self.directory
        _signal.signal(_signal.SIGALRM, self.look)
        _signal.signal(_signal.SIGTERM, self.terminate)

    def serve(self):
        """Answers until the end (returns None); in the process of a forked case, returns that case."""
        while True:
            line = read_line(self.input)
            message = None if line is None else loads(line)
            if message is None or message["kind"] == "bye":
                self.close()
                return None
            job = self.run(message)
            if job is not None:
                return job

    def run(self, message):
        in_place = message["isolation"] == "fork" and not message["flags"] and not message["env"]
        code = source_bytes(message["code"])
        self.set_limits(message)
        self.write_program(code)
        self.reached = None
        region = self.region
        if not in_place:
            if self.shared_file is None:
                self.shared_file = SharedFile(self.root)
            region = self.shared_file.region
            self.shared_file.write_job(self.job_of(message))
        region[0] = 0
        region[STATUS_AT:REGION] = bytes(16)
        if in_place and not message["guarded"]:
            code = self.compile_here(code)
        started = monotonic()
        self.deadline = started + message["timeoutMs"] / 1000
        self.max_output = message["maxOutputBytes"]
        pid = os.fork()
        if pid == 0:
            os.setsid()
            self.reset_signals()
            if message["guarded"] and stand_between(region):
                exit_now(0)
            if in_place:
                os.closerange(PRIVATE[0], PRIVATE[-1] + 1)  # they are neighbours
                del PENDING[:]
                return code, region, message["code"]
            self.become(message, region)
        status, peak = self.wait(pid, region, message["guarded"])
        duration = (monotonic() - started) * 1000
        self.end_leftovers(message["code"])
        observation = self.observe(message, region, status, peak)
        if not self.is_untouched():
            self.make_directory()
        send(
            self.output,
            '{"kind":"result","seq":%d,"durationMs":%r,"observation":%s}'
            % (message["seq"], round(duration, 3), observation),
        )
        return None

    def make_directory(self):
        """An empty directory with an empty program in it."""
        os.chdir(self.root)
        remove_content(self.root)
        os.mkdir(self.directory, 0o700)
        os.chdir(self.directory)
        program = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.dup2(program, self.program, False)
        os.close(program)
        os.utime(self.directory, ns=(1, 1))  # whoever adds or removes a file changes the time, however quick he is
        self.fresh = os.stat(self.directory), os.fstat(self.program)

    def is_untouched(self):
        try:
            directory, program = os.stat(self.directory), os.fstat(self.program)
        except OSError:
            return False
        before_directory, before_program = self.fresh
        return (
            directory.st_mtime_ns == before_directory.st_mtime_ns
            and directory.st_ino == before_directory.st_ino
            and directory.st_mode == before_directory.st_mode
            and program.st_mode == before_program.st_mode
            and program.st_nlink == 1
        )

    def write_program(self, code):
        """Into the same file every time: making and removing one would cost more than all the rest."""
        os.ftruncate(self.program, len(code))
        start = 0
        while start < len(code):
            start += os.pwrite(self.program, code[start:], start)

    def compile_here(self, code):
        """The program compiled; or as it is where compiling fails, warns, or might be too much: then the case does it,
        in its own process. Compiling in a new process touches much memory that is ready here."""
        if len(code) > 20000 or any([code.count(bracket) > 200 for bracket in (b"(", b"[", b"{", b"\n ", b"lambda")]):
            return code
        try:
            compiled = compile(code, self.path, "exec", 0, True)
        except Exception:
            compiled = code
        if self.err.size():
            self.err.take(0)
            compiled = code
        return compiled

    def set_limits(self, message):
        """On the server too, which is small: so that they cost nothing per case. Only the soft ones, to change them again."""
        limits = (message["maxMemoryBytes"], max(4 * message["maxOutputBytes"], 1 << 26))
        if resource is None or limits == self.limits:
            return
        self.limits = limits
        lower(resource.RLIMIT_CORE, 0)
        lower(resource.RLIMIT_FSIZE, limits[1])
        # Not the address space: PyPy, mimalloc and emulators reserve far more of it than they use.
        lower(resource.RLIMIT_DATA, limits[0])

    def reset_signals(self):
        _signal.signal(_signal.SIGALRM, _signal.SIG_DFL)
        _signal.signal(_signal.SIGTERM, _signal.SIG_DFL)

    def look(self, signal, frame):
        """Runs every TICK while a case runs."""
        if self.pid and not self.reached:
            if monotonic() >= self.deadline:
                self.reached = "time"
            elif self.out.size() + self.err.size() > self.max_output:
                self.reached = "output"
        if self.reached:
            self.kill()

    def terminate(self, signal, frame):
        """The runner wants an end now."""
        self.kill()
        self.close()
        exit_now(0)

    def kill(self):
        kill_group(self.pid)
        if self.guarded is not None:
            kill_group(int.from_bytes(self.guarded[STATUS_AT : STATUS_AT + 8], "little"))

    def wait(self, pid, region, guarded):
        """The wait status of the case and the most memory that it had, in bytes."""
        self.pid, self.guarded = pid, region if guarded else None
        first = min(TICK, max(0.001, self.deadline - monotonic()))
        _signal.setitimer(_signal.ITIMER_REAL, first, TICK)
        try:
            _, status, usage = os.wait4(pid, 0)
            if guarded:
                status = self.wait_for_orphan(region, status)
        finally:
            _signal.setitimer(_signal.ITIMER_REAL, 0)
        self.kill()
        self.pid = 0
        return status, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def wait_for_orphan(self, region, status):
        """A guard ended: with the case's status in the region, or killed by the case, which may go on without it."""
        recorded = int.from_bytes(region[STATUS_AT + 8 : REGION], "little")
        if recorded:
            return recorded - 1
        case = int.from_bytes(region[STATUS_AT : STATUS_AT + 8], "little")
        while case and is_alive(case):
            time.sleep(0.005)
        return 0 if region[0] else status

    def end_leftovers(self, code):
        """Ends what a case started and moved to another session, so that its group's end did not reach it."""
        if not any([word in code for word in STARTS_PROCESSES]):
            return
        for pid in self.strangers():
            kill_group(pid)

    def strangers(self):
        """Processes that carry our mark and were not there when we started."""
        mark = b"PYCONFORM_HARNESS=" + self.nonce.encode()
        try:
            names = os.listdir("/proc")
        except OSError:
            return []
        found = []
        for name in names:
            if not name.isdigit() or int(name) in self.known:
                continue
            try:
                with open("/proc/%s/environ" % name, "rb") as file:
                    marked = mark in file.read()
                if marked or os.readlink("/proc/%s/cwd" % name).startswith(self.root):
                    found.append(int(name))
            except OSError:
                pass
        return found

    def observe(self, message, region, status, peak):
        """The observation as JSON text."""
        limit = message["maxOutputBytes"]
        out_size, out = self.out.take(limit)
        err_size, err = self.err.take(max(0, limit - len(out)) if out_size <= limit else min(limit, 1 << 16))
        output = '"stdout":%s,"stderr":%s' % (quote(as_text(out)), quote(as_text(err)))
        reached = self.reached
        if out_size + err_size > limit:
            reached = "output"
        if reached == "time":
            return '{"kind":"timed-out","limitMs":%r,%s}' % (message["timeoutMs"], output)
        if reached == "output":
            return '{"kind":"output-limit","limitBytes":%d,%s}' % (limit, output)
        end, detail = region[0], region_text(region)
        memory = '{"kind":"out-of-memory","limitBytes":%d,%s}' % (message["maxMemoryBytes"], output)
        if end == 78:  # N: could not be started
            return '{"kind":"harness-failed","reason":%s,"stderr":%s}' % (quote(detail), quote(as_text(err)))
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if end != 82 or number != _signal.SIGINT:
                if number == _signal.SIGKILL and peak > message["maxMemoryBytes"] // 2:
                    return memory  # the system's own end for who takes too much
                return '{"kind":"killed","signal":%s,%s}' % (quote(signal_name(number)), output)
            code = 1
        else:
            code = os.WEXITSTATUS(status)
        if end == 82 and code in (1, 130):  # R: an exception that nothing caught
            exception = exception_of(detail)
            if exception is not None:
                if "MemoryError" in exception["bases"] and peak > message["maxMemoryBytes"] // 4:
                    return memory
                return '{"kind":"raised","exception":%s,%s}' % (dumps(exception), output)
        if end == 70 and code == 0:  # F: came to its end
            return '{"kind":"finished",%s}' % output
        return '{"kind":"exited","status":%d,%s}' % (code, output)

    def job_of(self, message):
        return {
            "kind": "once",
            "path": self.path,
            "region": self.shared_file.descriptor,
        }

    def become(self, message, region):
        """In a child: turns into a new interpreter that runs the program."""
        try:
            os.dup2(self.shared_file.job, 0)
            os.lseek(0, 0, 0)
            os.set_inheritable(self.shared_file.descriptor, True)
            command = (self.spawn or own_command()) + message["flags"] + ["-c", self.bootstrap]
            environment = dict(os.environ)
            environment.update(message["env"])
            _signal.signal(_signal.SIGPIPE, _signal.SIG_DFL)  # Python ignored them; a new program starts without that
            if hasattr(_signal, "SIGXFSZ"):
                _signal.signal(_signal.SIGXFSZ, _signal.SIG_DFL)
            os.execve(find_program(command[0]), command, environment)
        except BaseException as error:
            record(region, 78, "cannot start a new interpreter: %s" % error)
        exit_now(127)

    def close(self):
        for pid in self.strangers():
            kill_group(pid)
        os.chdir("/")
        remove_content(self.root)
        os.rmdir(self.root)


class SharedFile:
    """The region and the job of a case that runs in a new interpreter: files that it inherits."""

    def __init__(self, directory):
        self.descriptor = self.move(unnamed_file(directory))
        os.ftruncate(self.descriptor, REGION)
        self.region = mmap.mmap(self.descriptor, REGION)
        self.job = self.move(unnamed_file(directory))

    def move(self, low):
        high = move_up(low)
        os.close(low)
        PRIVATE.append(high)
        return high

    def write_job(self, job):
        data = SOURCE + (dumps(job) + "\n").encode("ascii")  # noqa: F821
        os.ftruncate(self.job, 0)
        os.lseek(self.job, 0, 0)
        while data:
            data = data[os.write(self.job, data) :]


def temporary_directory():
    for name in ("TMPDIR", "TEMP", "TMP"):
        if os.path.isdir(os.environ.get(name) or ""):
            return os.path.realpath(os.environ[name])
    return os.path.realpath("/tmp" if os.path.isdir("/tmp") else ".")


def source_bytes(code):
    return code.encode("utf-8", "surrogatepass")


def lower(limit, value):
    hard = resource.getrlimit(limit)[1]
    resource.setrlimit(limit, (value if hard < 0 else min(value, hard), hard))


def kill_group(pid):
    if pid:
        for end in (os.killpg, os.kill):
            try:
                end(pid, 9)
            except OSError:
                pass


def is_alive(pid):
    try:
        os.kill(pid, 0)
        return True
    except OSError:
        return False


def stand_between(region):
    """Splits this process into a guard (True, when the case has ended) and the case itself (False)."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        region[STATUS_AT : STATUS_AT + 8] = os.getpid().to_bytes(8, "little")
        return False
    status = os.waitpid(pid, 0)[1]
    region[STATUS_AT + 8 : REGION] = (status + 1).to_bytes(8, "little")
    return True


def signal_name(number):
    for name in dir(_signal):
        if name.startswith("SIG") and "_" not in name and getattr(_signal, name) == number and name != "SIGIOT":
            return name
    return "signal %d" % number


def own_command():
    """How this interpreter was started, with its flags."""
    original = getattr(sys, "orig_argv", None)
    if original and "-c" in original:
        return [sys.executable] + original[1 : original.index("-c")]
    options = ["-X" + name + ("" if value is True else "=" + value) for name, value in sys._xoptions.items()]
    return [sys.executable] + ["-O"] * sys.flags.optimize + options


def find_program(name):
    if os.path.dirname(name):
        return name
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    return name


# --- What a case leaves in the region ----------------------------------------------------------------------------


def record(region, end, text=""):
    data = text.encode("ascii", "backslashreplace")[: STATUS_AT - 16]
    region[8 : 8 + len(data)] = data
    region[1:8] = len(data).to_bytes(7, "little")
    region[0] = end


def region_text(region):
    size = min(int.from_bytes(region[1:8], "little"), STATUS_AT - 16)
    return region[8 : 8 + size].decode("ascii", "replace") if region[0] else ""


def exception_of(text):
    """The exception that was recorded, or None where the case wrote something else there."""
    try:
        found = loads(text)
        fields = {"type": found["type"], "bases": found["bases"], "message": found["message"]}
        if all([isinstance(item, str) for item in [fields["type"], fields["message"]] + fields["bases"]]):
            return fields
    except Exception:
        pass
    return None


def describe_exception(error, message):
    names = [type.__dict__["__name__"].__get__(base) for base in type.__dict__["__mro__"].__get__(type(error))]
    return dumps({"type": names[0], "bases": names, "message": message})


class Silence:
    """Stands for stdout and stderr while a message is asked for a second time."""

    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def message_of(error):
    try:
        return str(error)[:MESSAGE_LIMIT]
    except BaseException as failure:
        return "<%s in __str__>" % type(failure).__name__


def asks_program_for_message(error):
    """Whether the message comes from code of the program, which asking once more would run once more."""
    for base in type(error).__mro__:
        for name in ("__str__", "__repr__"):
            method = base.__dict__.get(name)
            if method is not None and hasattr(method, "__code__") and hasattr(method, "__globals__"):
                if method.__globals__.get("__name__") == "__main__":
                    return True
    return any([asks_program_for_message(item) for item in error.args if isinstance(item, BaseException)]) or any(
        [type(item).__module__ == "__main__" for item in error.args]
    )


def report(region, error):
    """Records an exception that ends the program and shows it as the interpreter would."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == "<pyconform>":
        trace = trace.tb_next
    error.__traceback__ = trace
    try:
        asks = asks_program_for_message(error)
    except Exception:
        asks = True
    record(region, 82, describe_exception(error, "" if asks else message_of(error)))
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, trace
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    hook = getattr(sys, "excepthook", None)
    if hasattr(sys, "audit"):
        try:
            sys.audit("sys.excepthook", hook, type(error), error, trace)
        except Exception:
            pass
    if hook is None:
        sys.stderr.write("sys.excepthook is missing\n")
        hook = sys.__excepthook__
    if hook is sys.__excepthook__:
        for name in HIDDEN:
            sys.modules.setdefault(name, HIDDEN[name])
    try:
        hook(type(error), error, trace)
    except SystemExit:
        record(region, 88)
        raise
    except BaseException as second:
        sys.stderr.write("Error in sys.excepthook:\n")
        second.__traceback__ = second.__traceback__ and second.__traceback__.tb_next
        sys.__excepthook__(type(second), second, second.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, trace)
    if asks:
        streams = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = Silence()
        try:
            message = message_of(error)
        finally:
            sys.stdout, sys.stderr = streams
        record(region, 82, describe_exception(error, message))


# --- Running one case in this process ----------------------------------------------------------------------------


def open_region(job):
    """Maps the region that a new interpreter inherited. The map takes a descriptor of its own: never a low one."""
    descriptor = job["region"]
    taken = []
    try:
        while not taken or taken[-1] < HIGH - 1:
            taken.append(os.dup(descriptor))
        region = mmap.mmap(descriptor, REGION)
    finally:
        for low in taken:
            os.close(low)
    os.close(descriptor)
    return region


HIDDEN = {}  # modules that are loaded but not in sys.modules


def warm_up(path):
    """PyPy, and CPython from 3.13 on, show an exception through the module traceback, whose import takes longer than all
    the rest of a case. So one is shown here, to nobody, and what that imported is hidden: `report` brings it back, as the
    interpreter itself would by importing it."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 13):
        return
    before = dict(sys.modules)
    stderr, sys.stderr = sys.stderr, Silence()
    try:
        exec(compile("def f(x):\n    return (x + 1) / (x - x)\nf(1)\n", path, "exec", 0, True), {"__name__": "warm-up"})
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.stderr = stderr
    HIDDEN.update([(name, module) for name, module in sys.modules.items() if name not in before])
    if "linecache" in HIDDEN:
        HIDDEN["linecache"].clearcache()
    import gc

    gc.collect()


def forget_ourselves():
    """Takes back what we imported, and what we left in the main module."""
    for name in list(sys.modules):
        if name not in MODULES:  # noqa: F821
            del sys.modules[name]
    for path in list(sys.path_importer_cache):
        if path not in FRESH_PATHS:
            del sys.path_importer_cache[path]
    main = sys.modules["__main__"].__dict__
    for name in list(main):
        if not (name.startswith("__") and name.endswith("__")):
            del main[name]


def disguise(path):
    """Makes this process look as if it had been started with the program's path."""
    if HAD_EMPTY_PATH:
        sys.path.insert(0, os.path.dirname(path))
    if hasattr(sys, "orig_argv"):
        sys.orig_argv = own_command() + [path]
    sys.argv = [path]
    main = sys.modules["__main__"].__dict__
    external = sys.modules.get("_frozen_importlib_external")
    if external is not None:
        main["__loader__"] = external.SourceFileLoader("__main__", path)
    main["__file__"] = path
    if sys.version_info < (3, 15):
        main["__cached__"] = None


def may_end_quickly(source):
    """Whether ending at once differs in nothing that can be seen from a full exit, which takes milliseconds."""
    if not source or sys.stdout is not STDOUT or sys.stderr is not STDERR or "threading" in sys.modules:
        return False
    atexit = sys.modules.get("atexit")
    if atexit is not None and not (hasattr(atexit, "_ncallbacks") and atexit._ncallbacks() == 0):
        return False
    if any([word in source for word in SHOWS_AT_EXIT]):
        return False
    return "yield" not in source or not any([word in source for word in SHOWS_AT_CLOSE])


def end_quickly(status):
    try:
        STDOUT.flush()
        STDERR.flush()
    except BaseException:
        return  # a full exit says what is wrong
    exit_now(status)


def begin():
    """The case to run in this process, as (program, region, source if it may end quickly); None where there is none."""
    start = loads(read_line(0))
    if start["kind"] == "once":
        empty_stdin()
        region = open_region(start)
        with open(start["path"], "rb") as file:
            code = file.read()
        rebuild_streams("stdin")
        forget_ourselves()
        disguise(start["path"])
        return code, region, ""
    input, output, errors = move_up(0), move_up(1), move_up(2)
    PRIVATE.extend([input, output, errors])
    empty_stdin()
    try:
        server = Server(input, output, errors, start)
        rebuild_streams("stdin", "stdout", "stderr")
        warm_up(server.path)
        answer = hello(server)
        forget_ourselves()
        disguise(server.path)
        send(output, dumps(answer))
        return server.serve()
    except BaseException as error:
        where = error.__traceback__
        while where.tb_next is not None:
            where = where.tb_next
        text = "%s: %s (line %d)\n" % (type(error).__name__, error, where.tb_lineno)
        write_to(errors, text.encode("utf-8", "backslashreplace"))
        exit_now(70)


def hello(server):
    executable = getattr(sys, "_base_executable", None) or sys.executable or ""
    return {
        "kind": "hello",
        "protocol": PROTOCOL,
        "pid": os.getpid(),
        "implementation": sys.implementation.name,
        "languageVersion": list(sys.version_info[:3]),
        "executable": os.path.realpath(executable) if executable else "",
        "directory": server.root,
        "isolations": ["fork", "process"] if server.spawn or sys.executable else ["fork"],
    }


JOB = begin()
if JOB is not None:
    CODE, ENDING, SOURCE_TEXT = JOB
    STDOUT, STDERR = sys.stdout, sys.stderr
    FAILURE = None
    del JOB
    try:
        if isinstance(CODE, bytes):
            CODE = compile(CODE, sys.argv[0], "exec", 0, True)
        exec(CODE, sys.modules["__main__"].__dict__)
        ENDING[0] = 70
    except SystemExit as error:
        ENDING[0] = 88
        if error.code is None or (type(error.code) is int and 0 <= error.code < 256):
            if may_end_quickly(SOURCE_TEXT):
                end_quickly(error.code or 0)
        raise
    except BaseException as error:
        FAILURE = error
    if FAILURE is None:
        if may_end_quickly(SOURCE_TEXT):
            end_quickly(0)
    else:
        report(ENDING, FAILURE)
        QUICKLY = may_end_quickly(SOURCE_TEXT)
        FAILURE = None
        if QUICKLY:
            end_quickly(1)
        raise SystemExit(1)
