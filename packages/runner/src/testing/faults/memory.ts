import { type FaultGroup, noLimits } from "./fault.js";

const mebibyte = 1024 ** 2;
/** The stack of WebAssembly is smaller than CPython takes it to be. */
const stackOverflow = { kind: "killed", signal: /^trap: Maximum call stack size exceeded$/ } as const;

export const memory: FaultGroup = {
  title: "Memory, files and the stack",
  faults: [
    {
      title: "takes ever more memory",
      code: "kept = []\nwhile True: kept.append(bytearray(b'x') * 10_000_000)",
      limits: { maxMemoryBytes: 300 * mebibyte },
      seen: { kind: "out-of-memory" },
    },
    {
      title: "takes ever more memory in small pieces, and catches what it can",
      code: "kept = []\ntry:\n    while True: kept.append('x' * 100_000 + str(len(kept)))\nfinally:\n    more = [kept, list(kept)]",
      limits: { maxMemoryBytes: 300 * mebibyte },
      seen: { kind: "out-of-memory" },
    },
    {
      title: "asks for 1 GB at once, over the limit",
      code: "bytearray(10 ** 9)",
      limits: { maxMemoryBytes: 300 * mebibyte },
      seen: { kind: "raised", exception: { type: "MemoryError" } },
      otherwise: {
        pyodide: { kind: "out-of-memory" }, // growing the memory was refused, which it can tell
        "cpython-freethreaded": { kind: "finished" }, // its allocator takes a gigabyte at its start, before any limit
      },
    },
    {
      title: "asks for 1 GB at once, within the limit",
      code: "print(len(bytearray(10 ** 9)))",
      seen: { kind: "finished", stdout: "1000000000\n" },
    },
    {
      title: "asks for more memory than there can be",
      code: "bytearray(10 ** 15)",
      seen: { kind: "raised", exception: { type: "MemoryError" } },
      otherwise: { pyodide: { kind: "raised", exception: { type: "OverflowError" } } }, // more than 32 bits can say
    },
    {
      title: "writes a file larger than the limit",
      code: "with open('large', 'wb') as file:\n    for _ in range(100): file.write(bytes(100_000))",
      limits: { maxFileBytes: 4 * mebibyte },
      seen: { kind: "file-limit" },
      not: { pyodide: "its files are memory, and counted there" },
    },
    {
      title: "writes a file larger than the limit, and goes on",
      code: "try:\n    with open('large', 'wb') as file: file.write(bytes(10_000_000))\nexcept OSError as error: print(type(error).__name__, error.errno)",
      limits: { maxFileBytes: 4 * mebibyte },
      seen: { kind: "finished", stdout: "OSError 27\n" },
      not: { pyodide: "its files are memory, and counted there" },
    },
    {
      title: "recurses for ever",
      code: "def f(): f()\nf()",
      seen: { kind: "raised", exception: { type: "RecursionError" } },
    },
    {
      title: "recurses for ever through C",
      code: "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
      seen: { kind: "raised", exception: { type: "RecursionError" } },
      otherwise: { pyodide: stackOverflow },
    },
    {
      title: "frees a chain of a million lists",
      code: "x = []\nfor _ in range(1_000_000): x = [x]\ndel x\nprint('freed')",
      seen: { kind: "finished", stdout: "freed\n" },
      otherwise: { pyodide: stackOverflow },
    },
    {
      title: "lowers every limit to nothing",
      code: "import resource\nfor name in dir(resource):\n    if name.startswith('RLIMIT_') and name not in ('RLIMIT_AS', 'RLIMIT_DATA', 'RLIMIT_STACK', 'RLIMIT_CPU', 'RLIMIT_RTTIME'):\n        resource.setrlimit(getattr(resource, name), (0, 0))\nprint('lowered', flush=True)",
      seen: { kind: "raised", exception: { type: "OSError" } }, // what it prints is a file of more than 0 bytes
      not: noLimits,
    },
    {
      title: "allows itself a processor for no second",
      code: "import resource, signal\nsignal.signal(signal.SIGXCPU, signal.SIG_DFL)\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nresource.setrlimit(resource.RLIMIT_CPU, (0, 1))\nwhile True: pass",
      seen: { kind: "killed", signal: /^SIG(XCPU|KILL)$/ },
      not: noLimits,
    },
    {
      title: "opens files until there are no descriptors",
      code: "import os, resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (600, 600))\nkept = []\nwhile True: kept.append(os.open(os.devnull, os.O_RDONLY))",
      seen: { kind: "raised", exception: { type: "OSError" } },
      not: noLimits,
    },
  ],
};
