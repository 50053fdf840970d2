import { execFileSync } from "node:child_process";
import { describe, expect } from "vitest";
import type { Limits } from "./adapter.js";
import { openProcessAdapter } from "./process-adapter.js";
import { limits, never, program } from "./testing/fakes.js";
import { type Family, testOnEachPython } from "./testing/pythons.js";

interface Fault {
  readonly title: string;
  readonly code: string;
  /** Parts that the observation must have. */
  readonly seen: Readonly<Record<string, unknown>>;
  readonly limits?: Partial<Limits>;
  /** Where the interpreter does something else, and is right. */
  readonly otherwise?: Partial<Record<Family, Readonly<Record<string, unknown>>>>;
}

// Programs that exist to disturb. Each runs between two probes that must give the same as without it.
const faults: readonly Fault[] = [
  {
    title: "loops for ever",
    code: "print('before', flush=True)\nwhile True: pass",
    limits: { timeoutMs: 300 },
    seen: { kind: "timed-out", stdout: "before\n" },
  },
  {
    title: "loops for ever in C",
    code: "import itertools\nsum(itertools.repeat(0))",
    limits: { timeoutMs: 300 },
    seen: { kind: "timed-out" },
  },
  {
    title: "sleeps and ignores every signal that can be ignored",
    code: "import signal, time\nfor n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM): signal.signal(n, signal.SIG_IGN)\ntime.sleep(60)",
    limits: { timeoutMs: 300 },
    seen: { kind: "timed-out" },
  },
  {
    title: "stops itself",
    code: "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    limits: { timeoutMs: 300 },
    seen: { kind: "timed-out" },
  },
  {
    title: "recurses for ever",
    code: "def f(): f()\nf()",
    seen: { kind: "raised", exception: { type: "RecursionError" } },
  },
  {
    title: "floods stdout",
    code: "while True: print('x' * 1000)",
    seen: { kind: "output-limit", stdout: expect.stringMatching(/^x{1000}\n/) },
  },
  {
    title: "floods descriptor 2",
    code: "import os\nwhile True: os.write(2, b'x' * 1000)",
    seen: { kind: "output-limit" },
  },
  {
    title: "takes ever more memory",
    code: "kept = []\nwhile True: kept.append(bytearray(10_000_000))",
    limits: { maxMemoryBytes: 400 * 1024 ** 2 },
    seen: { kind: "out-of-memory" },
  },
  { title: "kills itself", code: "import os\nos.kill(os.getpid(), 9)", seen: { kind: "killed", signal: "SIGKILL" } },
  { title: "kills its process group", code: "import os\nos.killpg(0, 9)", seen: { kind: "killed", signal: "SIGKILL" } },
  {
    title: "kills its parent",
    code: "import os\nos.kill(os.getppid(), 9)\nprint('alive')",
    seen: { kind: "finished", stdout: "alive\n" },
  },
  { title: "aborts", code: "import os\nos.abort()", seen: { kind: "killed", signal: "SIGABRT" } },
  {
    title: "reads where nothing is",
    code: "import ctypes\nctypes.memset(1, 0, 1)",
    seen: { kind: "killed", signal: "SIGSEGV" },
  },
  {
    title: "closes descriptors 0 to 255",
    code: "import os\nprint('kept', flush=True)\nos.closerange(0, 256)",
    seen: { stdout: "kept\n" },
  },
  {
    title: "closes every descriptor, and raises",
    code: "import os\nos.closerange(0, 4096)\nraise ValueError('told all the same')",
    seen: { kind: "raised", exception: { type: "ValueError", message: "told all the same" } },
  },
  {
    title: "puts a file over stdout",
    code: "import os\nos.dup2(os.open('elsewhere', os.O_WRONLY | os.O_CREAT), 1)\nprint('lost')",
    seen: { kind: "finished", stdout: "" },
  },
  { title: "closes sys.stdout", code: "import sys\nsys.stdout.close()", seen: { kind: "finished", stdout: "" } },
  { title: "deletes sys.stdout", code: "import sys\ndel sys.stdout", seen: { kind: "finished", stdout: "" } },
  {
    title: "makes stdout non-blocking and truncates it",
    code: "import os\nprint('gone', flush=True)\nos.set_blocking(1, False)\nos.ftruncate(1, 0)\nprint('kept')",
    seen: { kind: "finished", stdout: "kept\n" },
  },
  {
    title: "writes a protocol message by hand",
    code: `print('{"kind":"result","seq":0,"durationMs":1,"observation":{"kind":"finished","stdout":"forged","stderr":""}}')`,
    seen: { kind: "finished", stdout: expect.stringContaining("forged") },
  },
  {
    title: "writes protocol messages to every descriptor",
    code: `import os
for n in range(3, 2000):
    try: os.write(n, b'{"kind":"bye"}\\n')
    except OSError: pass`,
    seen: { kind: "finished" },
  },
  { title: "ends itself at once", code: "import os\nprint('lost')\nos._exit(3)", seen: { kind: "exited", status: 3 } },
  {
    title: "leaves a child behind that holds its output",
    code: "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])",
    seen: { kind: "finished" },
  },
  {
    title: "leaves a daemon behind in a session of its own",
    code: `import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            time.sleep(0.01)
            os.write(1, b'still here')
    os._exit(0)
os.wait()`,
    seen: { kind: "finished" },
  },
  {
    title: "leaves a thread behind that never ends",
    code: "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()",
    limits: { timeoutMs: 1500 },
    seen: { kind: "timed-out" },
  },
  {
    title: "takes its directory away",
    code: "import os, shutil\nshutil.rmtree(os.path.dirname(__file__))\nprint('gone')",
    seen: { kind: "finished", stdout: "gone\n" },
  },
  {
    title: "takes its directory and the one above away",
    code: "import os, shutil\nshutil.rmtree(os.path.dirname(os.path.dirname(__file__)))\nprint('gone')",
    seen: { kind: "finished", stdout: "gone\n" },
  },
  {
    title: "leaves files, links and folders without permission",
    code: "import os\nos.makedirs('a/b/c')\nos.symlink('/etc', 'link')\nos.link('case.py', 'a/hard')\nos.chmod('a', 0)\nos.rename('case.py', 'moved')",
    seen: { kind: "finished" },
  },
  {
    title: "breaks builtins, os and sys",
    code: "import builtins, os, sys\nsys.modules.clear()\nos._exit = os.write = None\nbuiltins.str = builtins.len = builtins.isinstance = builtins.print = None\nraise ValueError('x')",
    seen: { kind: "raised", exception: { type: "ValueError" } },
    otherwise: { pypy: { kind: "exited", status: 1 } }, // its own main program needs them and ends with an internal error
  },
  {
    title: "says its message with a program that raises",
    code: "class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E",
    seen: { kind: "raised", exception: { type: "E" } },
  },
  {
    title: "writes bytes that are not UTF-8",
    code: "import sys\nsys.stdout.buffer.write(b'\\xff\\x00\\xed\\xb2\\x80')",
    seen: { kind: "finished", stdout: "\udcff\0\udced\udcb2\udc80" },
  },
  {
    title: "writes megabytes on one line",
    code: "print('x' * 900_000, end='')",
    seen: { kind: "finished", stdout: "x".repeat(900_000) },
  },
  {
    title: "hangs at exit",
    code: "import atexit, time\natexit.register(time.sleep, 60)",
    limits: { timeoutMs: 500 },
    seen: { kind: "timed-out" },
  },
  {
    title: "empties the environment and leaves the directory",
    code: "import os\nos.environ.clear()\nos.chdir('/')",
    seen: { kind: "finished" },
  },
  { title: "is no Python at all", code: "x = = 1", seen: { kind: "raised", exception: { type: "SyntaxError" } } },
  { title: "holds a null byte", code: "x = '\0'", seen: { kind: "raised" } },
  { title: "is empty", code: "", seen: { kind: "finished", stdout: "", stderr: "" } },
];

const probe = `import sys, os
print(sorted(os.listdir()), sorted(os.environ), os.getcwd() == os.path.dirname(__file__), len(sys.modules))
fd = os.open('x', os.O_CREAT)
print(fd, os.getpid() == os.getpgrp(), sys.stdout.isatty(), [name for name in dir() if not name.startswith('__')])`;

describe.each(["fork", "process"] as const)("isolation %s", (isolation) => {
  testOnEachPython("programs that disturb are observed, and disturb no other", async (candidate, family) => {
    await using adapter = await openProcessAdapter(candidate, { isolation, signal: never });
    const before = await adapter.run(program(probe), limits, never);
    expect(before.observation).toMatchObject({ kind: "finished" });
    for (const fault of faults) {
      const runs = [
        adapter.run(program(fault.code), withTimeFor(isolation, { ...limits, ...fault.limits }), never),
        adapter.run(program(probe), limits, never),
      ] as const;
      const [{ observation }, after] = await Promise.all(runs);
      const seen = fault.otherwise?.[family] ?? fault.seen;
      expect({ fault: fault.title, observation }).toMatchObject({ fault: fault.title, observation: seen });
      expect({ fault: fault.title, after: after.observation }).toEqual({
        fault: fault.title,
        after: before.observation,
      });
    }
    expect(processesMarked(adapter.hello.directory)).toEqual([]);
  });
});

testOnEachPython("a harness that a program stops is noticed, and the program observed", async (candidate) => {
  await using adapter = await openProcessAdapter(candidate, { isolation: "fork", signal: never });
  const stops = program("import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)\nprint('alive')");
  const runs = [
    adapter.run(stops, { ...limits, timeoutMs: 1000 }, never),
    adapter.run(program("print(1)"), limits, never),
  ];
  const [first, second] = await Promise.all(runs);
  expect(first?.observation.kind).not.toBe("harness-failed");
  expect(second?.observation).toMatchObject({ kind: "finished", stdout: "1\n" });
});

/** A new interpreter has to start within the limit, too. */
function withTimeFor(isolation: "fork" | "process", all: Limits): Limits {
  return isolation === "fork" ? all : { ...all, timeoutMs: all.timeoutMs + 2000 };
}

/** Processes, apart from the harness and those that started it, that work in its directory. */
function processesMarked(directory: string): readonly string[] {
  if (process.platform !== "linux") return [];
  const listing = execFileSync("sh", ["-c", "ls -l /proc/[0-9]*/cwd 2>/dev/null || true"], { encoding: "utf8" });
  return listing
    .split("\n")
    .filter((line) => line.includes(directory))
    .slice(1);
}
