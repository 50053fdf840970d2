import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPyodide, type TestedPyodide } from "./testing/open-pyodide.js";

let python: TestedPyodide;
let clean: string;
beforeAll(async () => {
  python = await openPyodide();
  clean = await python.print(probe);
});
afterAll(() => python[Symbol.asyncDispose]());

/** Everything that the programs below change, and the memory's own layout: the same address, the same number of blocks. */
const probe = `
import atexit, builtins, codecs, copyreg, decimal, gc, linecache, locale, logging, os, signal, sys, threading, time, warnings

print(sorted(sys.modules), sorted(vars(builtins)), sorted(vars(sys)), sorted(globals()))
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits(), sys.gettrace(), sys.getprofile())
print(sys.path, sys.argv, sys.meta_path, sys.path_hooks, sys.warnoptions, sys.dont_write_bytecode, sys.flags)
print([sys.monitoring.get_tool(tool) for tool in range(6)], sys.get_asyncgen_hooks(), sys.displayhook, sys.excepthook)
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage, gc.get_freeze_count())
print(warnings.filters, len(logging.root.handlers), logging.root.level, logging.raiseExceptions, atexit._ncallbacks())
print(sorted(os.environ.items()), os.getcwd(), [sorted(os.listdir(path)) for path in ("/", ".", "/tmp", "/home", "/lib", "/dev")])

def state_of(descriptor):
    try:
        found = os.fstat(descriptor)
        return descriptor, found.st_mode, found.st_ino, os.get_inheritable(descriptor)
    except OSError as error:
        return error.errno

print([state_of(descriptor) for descriptor in range(100)], os.umask(0o22), os.stat("/case").st_mode)
print(decimal.getcontext(), decimal.DefaultContext, locale.setlocale(locale.LC_ALL), time.tzname)
print([signal.getsignal(number) for number in range(1, 32)], signal.getitimer(signal.ITIMER_REAL), threading.active_count())
print(sorted(copyreg.dispatch_table, key=str), threading.excepthook)
for find in (lambda: codecs.lookup("leaked"), lambda: codecs.lookup_error("leaked")):
    try:
        print(find())
    except LookupError as error:
        print(error)
print(len(linecache.cache), os.stat("/lib/python314.zip").st_size, sys.stdout.encoding, sys.stdout.line_buffering)
print(id(object()), sys.getallocatedblocks(), hash("text"))
`;

const leaks: [title: string, code: string][] = [
  [
    "changes sys",
    "import sys; sys.setrecursionlimit(500); sys.setswitchinterval(1); sys.leaked = 1; del sys.exit; sys.path.append('x')",
  ],
  [
    "changes hooks",
    "import sys; sys.displayhook = sys.excepthook = print; sys.settrace(print); sys.setprofile(lambda *a: None)",
  ],
  [
    "changes gc",
    "import gc; gc.disable(); gc.set_threshold(1); gc.set_debug(gc.DEBUG_SAVEALL); gc.callbacks.append(print); gc.freeze()",
  ],
  ["adds functions", "import ctypes; ctypes.CFUNCTYPE(None)(print)"],
  ["fills memory that was zero", "kept = [b'\\xff' * (1 << 20) for _ in range(20)]"],
  [
    "changes builtins",
    "import builtins; builtins.print = None; builtins.leaked = 1; del builtins.len; builtins.isinstance = None",
  ],
  [
    "registers codecs",
    "import codecs; codecs.register(lambda name: codecs.lookup('utf-8') if name == 'leaked' else None); codecs.register_error('leaked', codecs.strict_errors)",
  ],
  ["changes warnings", "import warnings; warnings.simplefilter('error'); warnings.warn = None"],
  ["imports modules", "import unittest, xml.dom.minidom, sqlite3, http.client, concurrent.futures"],
  ["removes modules", "import sys; sys.modules.clear()"],
  [
    "patches modules",
    "import os, json, re, random, atexit; os.listdir = json.dumps = re.compile = random.seed = atexit._run_exitfuncs = None",
  ],
  [
    "takes monitoring tools",
    "import sys; m = sys.monitoring; m.use_tool_id(2, 'leaked'); m.register_callback(2, m.events.LINE, print); m.set_events(2, m.events.CALL)",
  ],
  ["adds an audit hook", "import sys; sys.addaudithook(lambda *event: None)"],
  ["changes the environment", "import os; os.environ.clear(); os.environ['LEAKED'] = '1'; os.putenv('LEAKED2', '1')"],
  [
    "writes files",
    "import os\nfor path in ('a', '/tmp/b', '/lib/c', '/d'): open(path, 'w').write('x')\nos.makedirs('/tmp/e/f/g'); os.symlink('a', 'h')",
  ],
  ["removes its own file", "import os; os.unlink(__file__)"],
  ["removes its folder", "import os; os.unlink(__file__); os.chdir('/'); os.rmdir('/case')"],
  [
    "locks a folder",
    "import os; os.mkdir('/tmp/x'); open('/tmp/x/y', 'w').close(); os.chmod('/tmp/x', 0); os.chmod('/tmp', 0)",
  ],
  [
    "overwrites the standard library",
    "import os; os.chmod('/lib/python314.zip', 0o666); open('/lib/python314.zip', 'r+b').write(b'leaked')",
  ],
  ["truncates the standard library", "open('/lib/python314.zip', 'wb').close()"],
  ["removes the standard library", "import os; os.unlink('/lib/python314.zip')"],
  ["changes the working directory", "import os; os.chdir('/tmp'); os.umask(0)"],
  ["leaves descriptors open", "import os; f = open('x', 'w'); os.dup2(1, 50); os.pipe(); os.open('/dev/null', 0)"],
  [
    "closes descriptors",
    "import os\nfor descriptor in range(256):\n  try: os.close(descriptor)\n  except OSError: pass",
  ],
  [
    "replaces descriptors",
    "import os; f = os.open('x', os.O_RDWR | os.O_CREAT); os.dup2(f, 0); os.dup2(f, 1); os.dup2(f, 2); print('lost')",
  ],
  ["deletes stdout", "import sys; del sys.stdout, sys.stderr, sys.__stdout__"],
  ["detaches stdout", "import sys; sys.stdout.detach(); sys.stderr.detach()"],
  [
    "handles signals",
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); signal.signal(signal.SIGTERM, print)",
  ],
  ["sets a timer", "import signal; signal.signal(signal.SIGALRM, print); signal.setitimer(signal.ITIMER_REAL, 0.01)"],
  [
    "changes the decimal context",
    "import decimal; decimal.getcontext().prec = 3; decimal.DefaultContext.prec = 5; decimal.setcontext(decimal.ExtendedContext)",
  ],
  [
    "changes the locale",
    "import locale, time, os; locale.setlocale(locale.LC_ALL, 'C.UTF-8'); os.environ['TZ'] = 'EST+5'; time.tzset()",
  ],
  ["registers exit functions", "import atexit; atexit.register(lambda: print('bye')); atexit.register(lambda: 1 / 0)"],
  [
    "leaves tasks",
    "import asyncio\nasync def f():\n  while True: await asyncio.sleep(0)\nasyncio.get_event_loop().create_task(f()); asyncio.get_event_loop().call_later(0.001, print, 'late')",
  ],
  [
    "leaves tasks of asyncio.run",
    "import asyncio\nasync def f():\n  asyncio.get_running_loop().call_later(0.005, print, 'late')\n  asyncio.get_running_loop().call_soon(print, 'soon')\nasyncio.run(f())",
  ],
  ["leaves generators", "def f():\n  try: yield\n  finally: print('end')\ng = f(); next(g)"],
  ["leaves finalizers in cycles", "class A:\n  def __del__(self): print('del')\na = A(); a.a = a"],
  ["raises at exit", "class A:\n  def __del__(self): 1 / 0\na = A()"],
  [
    "changes JavaScript",
    "import js; js.leaked = 1; js.Array.prototype.push = None; js.eval('Object.prototype.leaked = 1')",
  ],
  ["evaluates JavaScript", "from pyodide.code import run_js; run_js('globalThis.setTimeout = undefined')"],
  ["changes Pyodide", "import pyodide_js; pyodide_js._module.HEAPU8.fill(0, 0, 100000)"],
  [
    "makes proxies",
    "from pyodide.ffi import create_proxy, to_js; p = [create_proxy(print) for _ in range(100)]; q = to_js([1, [2]]); r = [to_js({i: i}) for i in range(100)]",
  ],
  ["makes callbacks in C", "import ctypes; f = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 1); print(f())"],
  ["writes over memory", "import ctypes; ctypes.memset(id(int), 0, 400)"],
  ["takes memory", "x = bytearray(50_000_000); x[:] = b'x' * len(x)"],
  ["takes much memory", "x = bytearray(200_000_000)"],
  ["overflows the stack in C", "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)"],
  ["recurses without limit", "import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()"],
  [
    "recurses without limit in C",
    "import sys; sys.setrecursionlimit(10**9)\nclass A:\n  def __getattr__(self, name): return getattr(self, name + 'x')\nA().x",
  ],
  ["ends the process", "import os; os._exit(0)"],
  ["aborts", "import os; os.abort()"],
  ["kills itself", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"],
  [
    "makes sockets",
    "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); socket.setdefaulttimeout(3); socket.gethostbyname('example.org')",
  ],
  [
    "mounts a file system",
    "import pyodide_js; pyodide_js.FS.mkdir('/tmp/m'); pyodide_js.FS.mount(pyodide_js.FS.filesystems.MEMFS, None, '/tmp/m')",
  ],
  [
    "fakes a result",
    "import sys; sys.modules['__main__'] = None; import os\nfor d in (3, 4, 5, 6):\n  try: os.write(d, b'{\"kind\":\"ended\"}\\n')\n  except OSError: pass",
  ],
];

describe("the next program sees nothing of a program that", () => {
  test.each(leaks)("%s", async (_title, code) => {
    const observation = await python.observe(code, {}, { timeoutMs: 5_000 });
    expect(observation.kind).not.toBe("not-run");
    expect((await python.print(probe)).split("\n")).toEqual(clean.split("\n"));
  });
});

test("200 programs in a row find the same state", async () => {
  const seen = new Set<string>();
  for (let index = 0; index < 200; index += 1) {
    const [, code = ""] = leaks[index % 3] ?? [];
    await python.observe(code);
    seen.add(await python.print("import sys; print(id(object()), sys.getallocatedblocks(), len(sys.modules))"));
  }
  expect(seen.size).toBe(1);
});

test("random numbers differ from program to program", async () => {
  const draw = "import random; print(random.random())";
  expect(await python.print(draw)).not.toBe(await python.print(draw));
});
