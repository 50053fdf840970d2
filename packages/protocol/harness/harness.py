# The Python side of pyconform: runs inside the interpreter under observation, CPython 3.8 or newer and everything
# compatible. docs/protocol.md says what it speaks, and what a case can see of it.
#
# A bootstrap (src/bootstrap.ts) reads this text from descriptor 0 and executes it in a dictionary of its own, with
#   SOURCE   these bytes,
#   COMPILED the same, compiled and marshalled where that can be done,
#   MODULES  sys.modules as it was before anything of ours was imported.
# It then is a server that forks once per case, or ("once") runs the single case for which it was started.
# The case runs from the top level of this text, at the very end, so that there is hardly a frame below it
# and so that leaving it is a real exit of the interpreter.
# Nothing may stay behind in sys.modules: only modules written in C are imported, and forgotten again.

import os
import sys

PROTOCOL = 3
REGION = 1 << 18  # bytes shared between server and case: what the case's end was
STATUS_AT = REGION - 16  # a guard leaves the case's pid and wait status here
MAIN = sys.modules["__main__"].__dict__
MESSAGE_LIMIT = 1 << 16  # characters of an exception's message
TICK = 0.05  # seconds between two looks at a running case
REPLACE_ME = 75  # exit status: not fit for another case
HANDED_BACK = 76  # exit status of a branch: the server goes on
FILE_TOO_LARGE = 27  # errno.EFBIG; the module errno is not imported
FRESH_PATHS = dict(sys.path_importer_cache)
FRESH_PATHS.pop(os.getcwd(), None)
if sys.version_info >= (3, 13):
    MODULES.pop("linecache", None)  # noqa: F821  # loaded for `-c`, not for a script
HAD_EMPTY_PATH = bool(sys.path) and sys.path[0] == ""
if HAD_EMPTY_PATH:
    del sys.path[0]  # nothing of ours may be imported from the current directory

import _warnings  # noqa: E402
import gc  # noqa: E402
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
try:
    import select
except ImportError:
    select = None

# PyPy puts what is new side by side in memory that may be 100 MB large, before it collects what is left of it: every fork
# has to copy the tables of all that has been used.
collect_new = getattr(gc, "collect_step", None)
BETWEEN_COLLECTIONS = 16  # runs

CAN_FORK = hasattr(os, "fork") and None not in (_signal, fcntl, mmap, resource)
now_ns = time.monotonic_ns
exit_now = os._exit
own_pid = os.getpid
write_to = os.write

# Without any of these, exit can show nothing that an immediate end would not (see `leaves_nothing`).
SHOWS_AT_EXIT = (
    "__del__", "weakref", "atexit", "_thread", "finaliz", "unraisable", "async", "await", "audit", "profile", "settrace",
    "monitoring", "gc.callbacks", "set_debug", "warn", "interpreters", "faulthandler", "fileno", "fdopen", "closefd",
    "/dev/", "dup", "open(1", "open(2", ".buffer", "detach", "TextIOWrapper", "BufferedWriter", "FileIO", "import_module",
)  # fmt: skip
# A generator that is suspended in the block of one of these runs code when it is closed at exit.
SHOWS_AT_CLOSE = ("try", "except", "else", "finally", "with")
# A program without any of these starts no process, and leaves the files alone that it shares with the next one.
REACHES_OUTSIDE = (
    "fork", "subprocess", "multiprocessing", "spawn", "popen", "system", "concurrent", "exec", "ctypes", "pty",
    "setsid", "eval", "posix", "fcntl", "blocking", "dup", "getppid",
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


def private_file(directory):
    """An unnamed file that cases do not get."""
    return keep_private(unnamed_file(directory))


def keep_private(low):
    """Moves a descriptor to where cases do not get it."""
    high = move_up(low)
    os.close(low)
    PRIVATE.append(high)
    return high


def write_all(descriptor, data):
    while data:
        data = data[write_to(descriptor, data) :]


def write_anew(descriptor, data):
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, 0)
    write_all(descriptor, data)


def remove_content(directory):
    """Empties a directory, whatever a case has made of it. What is deeper is moved up first, so that no path is too long."""
    waiting = [directory]
    moved = 0
    while waiting:  # no recursion, however deep
        folder = waiting.pop()
        try:
            os.chmod(folder, 0o700)
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            path = os.path.join(folder, name)
            try:
                os.unlink(path)
                continue
            except OSError:
                pass
            if folder != directory:
                moved += 1
                up = os.path.join(directory, ".%d-%d" % (now_ns(), moved))
                try:
                    os.chmod(path, 0o700)
                    os.rename(path, up)
                    path = up
                except OSError:
                    pass
            waiting.append(path)
        if folder != directory:
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
        return os.lseek(self.target, 0, 2)

    def take(self, limit):
        """How much was written, and of it at most `limit` bytes; empty and as at first afterwards."""
        target = self.target
        size = os.lseek(target, 0, 2)
        if size == 0:
            return 0, b""
        data = read_at(target, 0, min(size, limit))
        os.ftruncate(target, 0)
        os.lseek(target, 0, 0)
        return size, data

    def restore_flags(self):
        """They are shared with the cases, one of which may have changed them."""
        if fcntl.fcntl(self.target, fcntl.F_GETFL) != self.flags:
            fcntl.fcntl(self.target, fcntl.F_SETFL, self.flags)


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

FILE_LIMIT = -1  # bytes; a case may set another one for itself
NO_WARNING = ("error", None, Warning, None, 0)  # showing one would import modules
FRESH_DUTIES = None
KEPT = []
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


def line_bytes(line):
    return line.encode("utf-8", "surrogatepass") + b"\n"


def send(descriptor, text):
    write_all(descriptor, (text + "\n").encode("ascii"))


# --- The server --------------------------------------------------------------------------------------------------


class Server:
    """Forks once per case. Its process does nothing but that, so that every case starts from the same clean state."""

    imports = []  # statements that this process has executed for its cases: it is a branch of another server then
    handover = None

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
        self.ticking = False
        self.runs = 0
        self.guarded = None
        self.reached = None
        self.most_memory = 0
        self.known = (os.getpid(),)
        self.known += tuple(self.strangers())  # what started us, and runs beside us
        self.limit_mark = mark_by_limit(self.nonce)
        self.group = make_control_group("pyconform-" + self.nonce)
        self.program = move_up(0)  # the place for it
        PRIVATE.append(self.program)
        self.make_directory()
        self.out, self.err = Capture(1, self.root), Capture(2, self.root)
        self.region = shared_memory(self.root)
        os.environ["PYCONFORM_HARNESS"] = self.nonce
        os.environ["HOME"] = os.environ["TMPDIR"] = self.directory
        _signal.signal(_signal.SIGALRM, self.look)

    def serve(self):
        """Answers until the end (returns None); in the process of a forked case, returns that case."""
        while True:
            line = read_line(self.input)
            message = None if line is None else loads(line)
            if message is not None and message.get("imports") == self.imports:
                job = self.run(message)
                if job is not None:
                    return job
            elif self.imports:
                self.hand_back(line)
            elif message is None or message["kind"] == "bye":
                self.close()
                return None
            else:
                self.branch_off(line, message["imports"])

    def branch_off(self, line, imports):
        """Lets a branch, which is a copy of this server that has executed `imports`, go on from `line` until other imports
        are asked for: what many runs import takes longer than all the rest of them."""
        global FRESH_DUTIES
        if self.handover is None:
            self.handover = private_file(self.root)
        pid = os.fork()
        if pid == 0:
            self.imports, self.ticking = imports, False
            self.known += (os.getpid(),)
            if self.group is not None:
                self.group.admit(os.getpid())
            for statement in imports:
                try:
                    exec(statement, {})
                except BaseException:
                    pass  # it fails in the program once more, and is observed
            FRESH_DUTIES = exit_duties()
            PENDING[:0] = line_bytes(line)
            return
        code, _ = how_it_ended(os.waitpid(pid, 0)[1])
        if code != HANDED_BACK:
            self.close()
            exit_now(code)
        PENDING[:] = read_at(self.handover, 0, os.lseek(self.handover, 0, 2))
        self.make_directory()  # the branch may have made it anew
        if self.group is not None:
            self.group.write("pids.max", self.group.most)
            self.group.settle()

    def hand_back(self, line):
        """In a branch: leaves what it has read and not answered to the server."""
        write_anew(self.handover, (b"" if line is None else line_bytes(line)) + PENDING)
        exit_now(HANDED_BACK)

    def run(self, message):
        in_place = message["isolation"] == "fork" and not message["flags"] and not message["env"]
        source, guarded = message["code"], message["guarded"]
        code = source_bytes(source)
        self.set_limits(message)
        self.write_program(code)
        if message["extension"]:
            code = message["extension"]
        region = self.region
        if not in_place:
            region = self.shared_for(message)
        elif not guarded and type(code) is bytes:
            code = self.compile_here(code)
        quick = in_place and leaves_nothing(source)
        region[0] = 0
        if guarded:
            region[STATUS_AT:REGION] = bytes(16)
        self.reached, self.guarded = None, region if guarded else None
        self.max_output = message["maxOutputBytes"]
        # Without a control group, processes are counted; only of those who may start any, since that takes long.
        self.most_strangers = message["maxProcesses"] if self.group is None and reaches_outside(source) else 0
        started = now_ns()
        self.deadline = started + int(message["timeoutMs"] * 1000000)
        pid = os.fork()
        if pid == 0:
            os.setsid()
            _signal.signal(_signal.SIGALRM, _signal.SIG_DFL)
            if guarded and stand_between(region):
                exit_now(0)
            if in_place:
                os.closerange(PRIVATE[0], PRIVATE[-1] + 1)  # they are neighbours
                if PENDING:
                    del PENDING[:]
                return code, region, quick
            self.become(message, region)
        self.pid = pid
        if not self.ticking:
            self.ticking = True
            _signal.setitimer(_signal.ITIMER_REAL, TICK, TICK)
        status = os.waitpid(pid, 0)[1]
        if guarded:
            status = self.wait_for_orphan(region, status)
            self.kill()
        self.pid = 0
        try:
            os.killpg(pid, 9)  # what it left behind
        except OSError:
            pass
        micros = (now_ns() - started) // 1000
        spoiled = False
        if self.group is not None:
            if self.group.was_full():
                self.reached = "processes"
            self.group.end_others()
        if reaches_outside(source):
            if self.group is None:
                self.end_strangers()
            self.out.restore_flags()
            self.err.restore_flags()
            spoiled = state_of_process() != self.own_state
        self.took_more = micros > 50000 and self.took_more_than(message["maxMemoryBytes"] // 2)
        observation = self.observe(message, region, status)
        if not self.is_untouched():
            self.make_directory()
        send(
            self.output,
            '{"kind":"result","seq":%d,"durationMs":%d.%03d,"observation":%s}'
            % (message["seq"], micros // 1000, micros % 1000, observation),
        )
        self.runs += 1
        if collect_new is not None and self.runs % BETWEEN_COLLECTIONS == 0:
            collect_new()
        if spoiled:
            if not self.imports:  # a branch leaves that to the server
                self.close()
            exit_now(REPLACE_ME)
        return None

    def shared_for(self, message):
        """The region that a new interpreter shares with us."""
        if self.shared_file is None:
            self.shared_file = SharedFile(self.root)
        self.shared_file.write_job(
            {
                "kind": "once",
                "path": self.path,
                "extension": message["extension"],
                "region": self.shared_file.descriptor,
            }
        )
        return self.shared_file.region

    def make_directory(self):
        """An empty directory with an empty program in it."""
        os.makedirs(self.root, 0o700, exist_ok=True)  # a case may have taken that away, too
        os.chdir(self.root)
        remove_content(self.root)
        os.mkdir(self.directory, 0o700)
        os.chdir(self.directory)
        program = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.dup2(program, self.program, False)
        os.close(program)
        os.utime(self.directory, ns=(1, 1))  # whoever adds or removes a file changes the time, however quick he is
        self.fresh = os.stat(self.directory)

    def is_untouched(self):
        """Whether the directory still holds the program, and nothing else."""
        try:
            found = os.stat(self.directory)
        except OSError:
            return False
        fresh = self.fresh
        return found.st_mtime_ns == fresh.st_mtime_ns and found.st_ino == fresh.st_ino and found.st_mode == fresh.st_mode

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
        filters = _warnings.filters
        filters.insert(0, NO_WARNING)
        try:
            return compile(code, self.path, "exec", 0, True)
        except Exception:
            return code
        finally:
            del filters[0]

    def set_limits(self, message):
        """On the server too, which is small: so that they cost nothing per case. Only the soft ones, to change them again."""
        # What a case prints is a file, too, and has a limit of its own.
        global FILE_LIMIT
        limits = (message["maxMemoryBytes"], max(message["maxFileBytes"], 2 * message["maxOutputBytes"]), message["maxProcesses"])
        if resource is None or limits == self.limits:
            return
        self.limits = limits
        lower(resource.RLIMIT_CORE, 0)
        lower(resource.RLIMIT_FSIZE, limits[1])
        FILE_LIMIT = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        # Not the address space: PyPy, mimalloc and emulators reserve far more of it than they use.
        lower(resource.RLIMIT_DATA, limits[0])
        self.own_state = state_of_process()
        if self.group is not None:
            self.group.limit(limits[2])
        elif hasattr(resource, "RLIMIT_NPROC") and os.getuid() != 0:
            # A backstop, for it counts all that the user runs: `look` counts what is ours. The system lets root have any number.
            lower(resource.RLIMIT_NPROC, tasks_of_user() + 4 * limits[2])

    def look(self, signal, frame):
        """Runs every TICK while cases run."""
        if not self.pid:
            self.ticking = False
            _signal.setitimer(_signal.ITIMER_REAL, 0)
        elif self.reached:
            self.kill()
        elif now_ns() >= self.deadline:
            self.reached = "time"
            self.kill()
        elif self.out.size() + self.err.size() > self.max_output:
            self.reached = "output"
            self.kill()
        elif self.most_strangers and len(self.strangers()) > self.most_strangers:
            self.reached = "processes"
            self.kill()
            self.end_strangers()
        elif self.is_left_alone():
            self.kill()
            if self.imports:
                self.hand_back(None)
            self.close()
            exit_now(0)

    def is_left_alone(self):
        """Whether the runner hung up: then nobody wants to know any more."""
        if select is None or not hasattr(select, "poll"):
            return False
        poll = select.poll()
        gone = select.POLLHUP | getattr(select, "POLLRDHUP", 0)
        poll.register(self.input, gone)
        return any([events & gone for _, events in poll.poll(0)])

    def kill(self):
        kill_group(self.pid)
        if self.guarded is not None:
            kill_group(int.from_bytes(self.guarded[STATUS_AT : STATUS_AT + 8], "little"))

    def wait_for_orphan(self, region, status):
        """A guard ended: with the case's status in the region, or killed by the case, which may go on without it."""
        recorded = int.from_bytes(region[STATUS_AT + 8 : REGION], "little")
        if recorded:
            return recorded - 1
        case = int.from_bytes(region[STATUS_AT : STATUS_AT + 8], "little")
        while case and is_alive(case):
            time.sleep(0.005)
        return 0 if region[0] else status

    def strangers(self):
        """Processes that carry our mark and were not there when we started."""
        mark = b"PYCONFORM_HARNESS=" + self.nonce.encode()
        limit_mark = getattr(self, "limit_mark", None)
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
                if (
                    marked
                    or os.readlink("/proc/%s/cwd" % name).startswith(self.root)
                    or (limit_mark is not None and limit_mark_of(name) == limit_mark)
                ):
                    found.append(int(name))
            except OSError:
                pass
        return found

    def end_strangers(self):
        """Until there are none: one that forks meanwhile is found the next time."""
        for _ in range(100):
            strangers = self.strangers()
            if not strangers:
                return
            for stranger in strangers:
                kill_group(stranger)
            time.sleep(0.002)

    def observe(self, message, region, status):
        """The observation as JSON text."""
        limit = message["maxOutputBytes"]
        out_size, out = self.out.take(limit)
        err_size, err = self.err.take(max(limit - out_size, 1 << 16))
        stderr = quote(as_text(err)) if err else '""'
        output = '"stdout":%s,"stderr":%s' % (quote(as_text(out)) if out else '""', stderr)
        if self.reached or out_size + err_size > limit:
            if out_size + err_size <= limit:
                if self.reached == "processes":
                    return '{"kind":"process-limit","limitProcesses":%d,%s}' % (message["maxProcesses"], output)
                return '{"kind":"timed-out","limitMs":%r,%s}' % (message["timeoutMs"], output)
            return '{"kind":"output-limit","limitBytes":%d,%s}' % (limit, output)
        end = region[0]
        if status == 0:
            if end == 70:  # F: came to its end
                return '{"kind":"finished",%s}' % output
            return '{"kind":"exited","status":0,%s}' % output
        return self.observe_failure(message, region, status, output, stderr)

    def observe_failure(self, message, region, status, output, stderr):
        end = region[0]
        memory = '{"kind":"out-of-memory","limitBytes":%d,%s}' % (message["maxMemoryBytes"], output)
        if end == 78:  # N: could not be started
            return '{"kind":"harness-failed","reason":%s,"stderr":%s}' % (quote(region_text(region)), stderr)
        code, signal = how_it_ended(status)
        if end == 90 or signal == "SIGXFSZ":  # Z: a file too large
            return '{"kind":"file-limit","limitBytes":%d,%s}' % (self.limits[1], output)
        if signal is not None and (end != 82 or signal != "SIGINT"):  # who raises KeyboardInterrupt may end so
            # PyPy aborts where it can get no memory for its own needs.
            aborted = signal == "SIGABRT" and sys.implementation.name == "pypy" and "out of memory" in stderr
            if aborted or (signal == "SIGKILL" and self.took_more):
                return memory  # the system's own end for who takes too much
            return '{"kind":"killed","signal":%s,%s}' % (quote(signal), output)
        if end == 77:  # M: MemoryError, close to the limit
            return memory
        if end == 82 and code in (1, 120, 130):  # R: an exception that nothing caught; 120: stdout was gone at exit
            exception = exception_of(region_text(region))
            if exception is not None:
                return '{"kind":"raised","exception":%s,%s}' % (dumps(exception), output)
        return '{"kind":"exited","status":%d,%s}' % (code, output)

    def took_more_than(self, limit):
        """Whether the case that just ended took more memory than any before it, and more than `limit`."""
        most, self.most_memory = self.most_memory, peak_memory(resource.RUSAGE_CHILDREN)
        return self.most_memory > max(most, limit)

    def become(self, message, region):
        """In a child: turns into a new interpreter that runs the program."""
        try:
            os.dup2(self.shared_file.job, 0)
            os.lseek(0, 0, 0)
            os.set_inheritable(self.shared_file.descriptor, True)
            size = str(len(COMPILED))  # noqa: F821
            command = (self.spawn or own_command()) + message["flags"] + ["-c", self.bootstrap, size]
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
        self.end_strangers()
        if self.group is not None:
            self.group.remove()
        os.chdir("/")
        remove_content(self.root)
        os.rmdir(self.root)


class SpawningServer(Server):
    """Where there is no fork: a new interpreter for every case. What it imports disturbs nobody."""

    def __init__(self, input, output, errors, start):
        self.input, self.output, self.errors = input, output, errors
        self.bootstrap, self.spawn, self.nonce = start["bootstrap"], start["spawn"], start["nonce"]
        self.root = os.path.join(temporary_directory(), "pyconform-" + self.nonce)
        self.directory = os.path.join(self.root, "case")
        self.path = os.path.join(self.directory, "case.py")
        self.took_more = False
        self.group = None
        self.known = (os.getpid(),)
        self.known += tuple(self.strangers())
        os.mkdir(self.root, 0o700)
        os.chdir(self.root)

    def run(self, message):
        import shutil
        import subprocess

        shutil.rmtree(self.directory, ignore_errors=True)
        os.makedirs(self.directory, exist_ok=True)
        names = [os.path.join(self.root, name) for name in ("region", "job", "out", "err")]
        job = {"kind": "once", "path": self.path, "extension": message["extension"], "region": names[0]}
        for name, data in (
            (self.path, source_bytes(message["code"])),
            (names[0], bytes(REGION)),
            (names[1], SOURCE + (dumps(job) + "\n").encode("ascii")),  # noqa: F821
        ):
            with open(name, "wb") as file:
                file.write(data)
        environment = dict(os.environ, HOME=self.directory, TMPDIR=self.directory, TEMP=self.directory, TMP=self.directory)
        environment.update(message["env"])
        started = now_ns()
        self.reached = None
        with open(names[1], "rb") as job, open(names[2], "wb") as out, open(names[3], "wb") as err:
            process = subprocess.Popen(
                (self.spawn or own_command()) + message["flags"] + ["-c", self.bootstrap, str(len(SOURCE))],  # noqa: F821
                stdin=job, stdout=out, stderr=err, cwd=self.directory, env=environment,
            )  # fmt: skip
            self.wait_for(process, names[2:], started, message)
        micros = (now_ns() - started) // 1000
        status = process.returncode
        if hasattr(os, "WIFSIGNALED"):
            status = -status if status < 0 else status << 8
        self.out, self.err = FileCapture(names[2]), FileCapture(names[3])
        with open(names[0], "rb") as file:
            observation = self.observe(message, file.read(), status)
        send(
            self.output,
            '{"kind":"result","seq":%d,"durationMs":%d.%03d,"observation":%s}'
            % (message["seq"], micros // 1000, micros % 1000, observation),
        )

    def wait_for(self, process, outputs, started, message):
        pause = 0.001
        while process.poll() is None:
            if now_ns() - started > message["timeoutMs"] * 1000000:
                self.reached = "time"
            elif sum([os.path.getsize(name) for name in outputs]) > message["maxOutputBytes"]:
                self.reached = "output"
            if self.reached:
                process.kill()
                process.wait()
                return
            time.sleep(pause)
            pause = min(pause * 1.5, TICK)


# --- Every process that a case starts ----------------------------------------------------------------------------


class ControlGroup:
    """A control group of Linux in which this process and its cases are: it limits how many they are, and names them all,
    whatever they did to their session, environment and directory. The server is in it itself, so that no case pays for it."""

    def __init__(self, parent, name):
        self.parent = parent
        self.path = os.path.join(parent, name)
        os.mkdir(self.path)
        try:
            self.write("pids.max", "max")  # absent where the parent does not hand this on
            self.write("cgroup.procs", str(os.getpid()))
            self.current, self.events = self.open_for_long("pids.current"), self.open_for_long("pids.events")
        except BaseException:
            self.remove()
            raise
        self.most = "max"
        self.servers = [b"%d" % os.getpid()]
        self.settle()

    def write(self, name, text, path=None):
        descriptor = os.open(os.path.join(path or self.path, name), os.O_WRONLY)
        try:
            os.write(descriptor, text.encode("ascii"))
        finally:
            os.close(descriptor)

    def open_for_long(self, name):
        return keep_private(os.open(os.path.join(self.path, name), os.O_RDONLY))

    def limit(self, processes):
        self.most = str(processes + 3)  # the server, a branch of it, and a guard
        self.write("pids.max", self.most)

    def admit(self, branch):
        """Lets another server in, whose cases run in the group from now on."""
        self.servers.append(b"%d" % branch)
        self.settle()

    def settle(self):
        """What is there now is no case's."""
        self.calm = os.pread(self.current, 32, 0)
        self.hits = os.pread(self.events, 64, 0)

    def was_full(self):
        """Whether the limit was reached since the last time."""
        hits = os.pread(self.events, 64, 0)
        if hits == self.hits:
            return False
        self.hits = hits
        return True

    def end_others(self):
        """Ends what the case left running."""
        if os.pread(self.current, 32, 0) == self.calm:
            return
        stops = False
        for _ in range(1000):
            with open(os.path.join(self.path, "cgroup.procs"), "rb", 0) as file:
                others = [int(pid) for pid in file.read().split() if pid not in self.servers and pid != b"0"]
            if not others:
                break
            if not stops:
                self.write("pids.max", "0")  # from here on nobody forks faster than we kill
                stops = True
            for pid in others:
                kill_process(pid)
            time.sleep(0.001)
        if stops:
            self.write("pids.max", self.most)
            self.hits = os.pread(self.events, 64, 0)
        self.calm = os.pread(self.current, 32, 0)  # those that nobody has waited for yet still count

    def remove(self):
        """Leaves and removes it."""
        try:
            self.write("cgroup.procs", str(os.getpid()), self.parent)
            os.rmdir(self.path)
        except OSError:
            pass  # the runner tries again when we have ended


def make_control_group(name):
    """A control group below our own that limits the number of processes; None where there are none, or not for us."""
    for parent in control_groups():
        try:
            return ControlGroup(parent, name)
        except OSError:
            pass
    return None


def control_groups():
    """Directories of the groups in which we are, that may limit processes: of version 1, of version 2."""
    try:
        with open("/proc/self/cgroup", "rb") as file:
            lines = file.read().decode("ascii", "surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        number, controllers, path = line.split(":", 2)
        if "pids" in controllers.split(","):
            found.insert(0, "/sys/fs/cgroup/pids" + path)
        elif number == "0":
            found += ["/sys/fs/cgroup" + path, "/sys/fs/cgroup/unified" + path]
    return found


def mark_by_limit(nonce):
    """Marks this process and all that come from it by a limit that means nothing to anybody, and returns the mark. Unlike
    the environment it cannot be taken off without privilege. None where the system has no such limit."""
    if resource is None or not hasattr(resource, "RLIMIT_MSGQUEUE"):
        return None
    hard = resource.getrlimit(resource.RLIMIT_MSGQUEUE)[1]
    most = 1 << 30 if hard < 0 else hard
    mark = most - 1 - int(nonce[:7], 36) % (most // 2 + 1)
    try:
        resource.setrlimit(resource.RLIMIT_MSGQUEUE, (mark, mark))
    except (OSError, ValueError):
        return None
    return b"%d" % mark


def limit_mark_of(pid):
    with open("/proc/%s/limits" % pid, "rb") as file:
        for line in file.read().splitlines():
            if line.startswith(b"Max msgqueue size"):
                return line.split()[-2]
    return None


def tasks_of_user():
    """How many processes and threads the user has, of whom there is a limit."""
    count, uid = 0, os.getuid()
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            if name.isdigit() and os.stat("/proc/" + name).st_uid == uid:
                count += len(os.listdir("/proc/%s/task" % name))
        except OSError:
            pass
    return count


class FileCapture:
    """What a case wrote into a file that has a name."""

    def __init__(self, path):
        self.path = path

    def take(self, limit):
        with open(self.path, "rb") as file:
            return os.path.getsize(self.path), file.read(limit)


class SharedFile:
    """The region and the job of a case that runs in a new interpreter: files that it inherits."""

    def __init__(self, directory):
        self.descriptor = private_file(directory)
        os.ftruncate(self.descriptor, REGION)
        self.region = map_file(self.descriptor)
        self.job = private_file(directory)

    def write_job(self, job):
        write_anew(self.job, COMPILED + (dumps(job) + "\n").encode("ascii"))  # noqa: F821


def shared_memory(directory):
    """What this process and those that it forks write is seen by all of them."""
    if sys.implementation.name != "rustpython":
        return mmap.mmap(-1, REGION)
    descriptor = unnamed_file(directory)  # RustPython's memory without a file is copied
    os.ftruncate(descriptor, REGION)
    region = map_file(descriptor)
    os.close(descriptor)
    return region


def map_file(descriptor):
    """A map of a file. The module takes a descriptor of its own for it, always the lowest: here a high one, closed at once."""
    taken = []
    while not taken or taken[-1] < HIGH:
        taken.append(os.dup(descriptor))
    os.close(taken[-1])
    region = mmap.mmap(descriptor, REGION)
    for number in taken:
        os.close(number)
    return region


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


def state_of_process():
    """What a case may change of its parent from outside, and what every later case would inherit."""
    names = [name for name in dir(resource) if name.startswith("RLIMIT_")]
    return (
        [resource.getrlimit(getattr(resource, name)) for name in names],
        os.getpriority(os.PRIO_PROCESS, 0),
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None,
    )


def peak_memory(whose):
    """Bytes. Asked for seldom: os.wait4 would tell too, but imports a module each time."""
    return resource.getrusage(whose).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def kill_group(pid):
    if pid:
        try:
            os.killpg(pid, 9)
        except OSError:
            pass
        kill_process(pid)


def kill_process(pid):
    try:
        os.kill(pid, 9)
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
    os.closerange(PRIVATE[0], PRIVATE[-1] + 1)  # the case may reach ours through /proc
    status = os.waitpid(pid, 0)[1]
    region[STATUS_AT + 8 : REGION] = (status + 1).to_bytes(8, "little")
    return True


def how_it_ended(status):
    """The exit status and the name of the signal, one of them None, of a status that `waitpid` gave."""
    if not hasattr(os, "WIFSIGNALED"):
        crash = {0xC0000005: "SIGSEGV", 0xC00000FD: "SIGSEGV", 0xC0000409: "SIGABRT"}.get(status & 0xFFFFFFFF)
        return (None, crash) if crash else (status, None)
    if not os.WIFSIGNALED(status):
        return os.WEXITSTATUS(status), None
    number = os.WTERMSIG(status)
    for name in dir(_signal):
        if name.startswith("SIG") and "_" not in name and getattr(_signal, name) == number and name != "SIGIOT":
            return 130, name
    return 130, "signal %d" % number


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
    """Says how the program ended; a process that it started, and that runs on behind it, has nothing to say."""
    if CASE_PID not in (None, own_pid()):
        return
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
            names = getattr(base.__dict__.get(name), "__globals__", None)
            if isinstance(names, dict) and names.get("__name__") == "__main__":
                return True
    return any([asks_program_for_message(item) for item in error.args if isinstance(item, BaseException)]) or any(
        [type(item).__module__ == "__main__" for item in error.args]
    )


def report(region, error):
    """Records an exception that ends the program and shows it as the interpreter would."""
    trace = error.__traceback__
    try:
        while trace is not None and trace.tb_frame.f_code.co_filename == "<pyconform>":
            trace = trace.tb_next
        error.__traceback__ = trace
        asks = asks_program_for_message(error)
    except BaseException:  # an audit hook of the program sees us look, and may raise whatever it likes
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
    if isinstance(error, OSError) and error.errno == FILE_TOO_LARGE and FILE_LIMIT == resource.getrlimit(resource.RLIMIT_FSIZE)[0]:
        record(region, 90)
    if isinstance(error, MemoryError) and resource is not None:
        limit = resource.getrlimit(resource.RLIMIT_DATA)[0]
        if 0 < limit < 4 * peak_memory(resource.RUSAGE_SELF):
            record(region, 77)


# --- Running one case in this process ----------------------------------------------------------------------------


def open_region(where):
    """Maps the region that a new interpreter inherited, as a descriptor or as the name of a file."""
    if isinstance(where, str):
        with open(where, "r+b") as file:
            return mmap.mmap(file.fileno(), REGION)
    region = map_file(where)
    os.close(where)
    return region


HIDDEN = {}  # modules that are loaded but not in sys.modules
# One of each kind of line that is marked, or of name that is guessed, in its own way.
FAILING = (
    b"def f(x):\n    return (x + 1) / (x - x)\nf(1)\n",
    b"class C:\n    pass\ndef f(x):\n    return x.y.z\nf(C())\n",
    b"{}['key']\n",
    b"try:\n    unknown\nexcept NameError:\n    raise ValueError('text')\n",
    b"1 1\n",
)


def warm_up(server):
    """PyPy, and CPython from 3.13 on, show an exception through the module traceback, whose import takes longer than all
    the rest of a case. So some are shown here, to nobody, and what that imported is hidden: `report` brings it back, as the
    interpreter itself would by importing it. They come from a file that holds them: of lines that it cannot read, the
    module shows nothing, and parses nothing."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 13):
        return
    stderr, sys.stderr = sys.stderr, Silence()
    try:
        for program in FAILING:
            server.write_program(program)
            try:
                exec(compile(program, server.path, "exec", 0, True), {"__name__": "warm-up"})
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)
            forget_lines()
    finally:
        sys.stderr = stderr
        server.write_program(b"")
    HIDDEN.update([(name, module) for name, module in sys.modules.items() if name not in MODULES])  # noqa: F821
    gc.collect()


def forget_lines():
    """Lines of programs that the module linecache keeps: those of an older program would be shown for a newer one."""
    for modules in (sys.modules, HIDDEN):
        if "linecache" in modules:
            modules["linecache"].cache.clear()
            getattr(modules["linecache"], "_interactive_cache", {}).clear()


def load_codecs():
    """Some interpreters import a codec when it is first used: ours here, not where the program would see it."""
    region_text(b"R" + bytes(8))
    as_text(source_bytes("").decode("utf-8", "surrogatepass").encode("ascii", "backslashreplace"))


def forget_ourselves():
    """Takes back what we imported, and what we left in the main module."""
    for name in list(sys.modules):
        if name not in MODULES:  # noqa: F821
            del sys.modules[name]
    for path in list(sys.path_importer_cache):
        if path not in FRESH_PATHS:
            del sys.path_importer_cache[path]
    for name in list(MAIN):
        if not (name.startswith("__") and name.endswith("__")):
            del MAIN[name]


def disguise(path):
    """Makes this process look as if it had been started with the program's path."""
    if HAD_EMPTY_PATH:
        sys.path.insert(0, os.path.dirname(path))
    if hasattr(sys, "orig_argv"):
        sys.orig_argv = own_command() + [path]
    sys.argv = [path]
    external = sys.modules.get("_frozen_importlib_external")
    if external is not None:
        MAIN["__loader__"] = external.SourceFileLoader("__main__", path)
    MAIN["__file__"] = path
    if sys.implementation.name == "cpython":
        sys.path_importer_cache[path] = None  # it has looked whether this is an archive to run
    if sys.version_info < (3, 15):
        MAIN["__cached__"] = None


def reaches_outside(source):
    return any([word in source for word in REACHES_OUTSIDE])


def leaves_nothing(source):
    """Whether a program's text says that its exit shows nothing."""
    if any([word in source for word in SHOWS_AT_EXIT]):
        return False
    return "yield" not in source or not may_suspend_in_block(source)


def may_suspend_in_block(source):
    """Whether a `yield` stands in a block of those that show when they are left: its lines are further in than the word that
    begins it. Where code is made from text, or text goes over lines, it might."""
    if not any([word in source for word in ("except", "finally", "with")]):
        return False
    if any([word in source for word in ("exec", "eval", "compile", '"""', "'''")]):
        return True
    blocks = []  # of each line around: its indentation, and whether it shows
    for line in source.split("\n"):
        text = line.strip()
        if not text or text[0] == "#":
            continue
        indentation = len(line) - len(line.lstrip())
        while blocks and blocks[-1][0] >= indentation:
            blocks.pop()
        blocks.append((indentation, text.replace("(", " ").replace(":", " ").split()[0] in SHOWS_AT_CLOSE))
        if "yield" in text and any([shows for _, shows in blocks]):
            return True
    return False


def exit_duties():
    """How much is waiting for the exit: functions of atexit, threads. What `site` brought does not count."""
    threading = sys.modules.get("threading")
    atexit = sys.modules.get("atexit")
    return (
        0 if threading is None else len(threading._active) - 1 + len(getattr(threading, "_threading_atexits", ())),
        0 if atexit is None else atexit._ncallbacks() if hasattr(atexit, "_ncallbacks") else -1,
    )


def end_quickly(status):
    """Ends this process at once, where that differs in nothing that can be seen from a full exit, which takes milliseconds."""
    untouched = getattr(sys, "stdout", None) is STDOUT and getattr(sys, "stderr", None) is STDERR
    if untouched and exit_duties() == FRESH_DUTIES:
        try:
            STDOUT.flush()
            STDERR.flush()
        except BaseException:
            return  # a full exit says what is wrong
        exit_now(status)


def begin():
    """The case to run in this process, as (program, region, whether it may end quickly); None where there is none."""
    global FILE_LIMIT, FRESH_DUTIES
    start = loads(read_line(0))
    if start["kind"] == "once":
        empty_stdin()
        if resource is not None:
            FILE_LIMIT = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        region = open_region(start["region"])
        code = start["extension"]
        if code is None:
            with open(start["path"], "rb") as file:
                code = file.read()
        rebuild_streams("stdin")
        load_codecs()
        forget_ourselves()
        disguise(start["path"])
        return code, region, False
    input, output, errors = move_up(0), move_up(1), move_up(2)
    PRIVATE.extend([input, output, errors])
    empty_stdin()
    try:
        if not CAN_FORK:
            server = SpawningServer(input, output, errors, start)
            send(output, dumps(hello(server)))
            return server.serve()
        server = Server(input, output, errors, start)
        rebuild_streams("stdin", "stdout", "stderr")
        warm_up(server)
        answer = hello(server)
        load_codecs()
        forget_ourselves()
        disguise(server.path)
        FRESH_DUTIES = exit_duties()
        send(output, dumps(answer))
        KEPT.append(server)  # freeing it in each case's process would cost more than keeping it
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
        "controlGroup": None if server.group is None else server.group.path,
        "isolations": (["fork"] if CAN_FORK else []) + (["process"] if server.spawn or sys.executable else []),
    }


def load_extension(path):
    """The main module, compiled, to be executed; it takes the place and the names of the one that a script would have."""
    external = sys.modules["_frozen_importlib_external"]
    loader = external.ExtensionFileLoader("__main__", path)
    spec = sys.modules["_frozen_importlib"].ModuleSpec("__main__", loader, origin=path)
    module = sys.modules["_imp"].create_dynamic(spec)
    module.__dict__.update(MAIN)
    sys.modules["__main__"] = module
    return module


CASE_PID = None
JOB = begin()
if JOB is not None:
    CODE, REGION_OF_CASE, QUICKLY = JOB
    CASE_PID = own_pid()
    STDOUT, STDERR = sys.stdout, sys.stderr
    FAILURE = None
    try:
        if type(CODE) is str:
            sys.modules["_imp"].exec_dynamic(load_extension(CODE))
        else:
            exec(CODE if type(CODE) is not bytes else compile(CODE, sys.argv[0], "exec", 0, True), MAIN)
        record(REGION_OF_CASE, 70)
    except SystemExit as error:
        record(REGION_OF_CASE, 88)
        if QUICKLY and (error.code is None or (type(error.code) is int and 0 <= error.code < 256)):
            end_quickly(error.code or 0)
        raise
    except BaseException as error:
        FAILURE = error
    if FAILURE is None:
        if QUICKLY:
            end_quickly(0)
    else:
        report(REGION_OF_CASE, FAILURE)
        FAILURE = None
        if QUICKLY:
            end_quickly(1)
        raise SystemExit(1)
