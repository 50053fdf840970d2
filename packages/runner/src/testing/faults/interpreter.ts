import { type FaultGroup, noProcesses } from "./fault.js";

const finished = { kind: "finished" } as const;
const end = "\nprint('end')";
const ended = { kind: "finished", stdout: "end\n" } as const;

export const interpreter: FaultGroup = {
  title: "The interpreter's own state",
  faults: [
    {
      title: "breaks `builtins`, `os` and `sys`",
      code: "import builtins, os, sys\nsys.modules.clear()\nos._exit = os.write = None\nbuiltins.str = builtins.len = builtins.isinstance = builtins.print = None\nraise ValueError('x')",
      seen: { kind: "raised", exception: { type: "ValueError" } },
      otherwise: { pypy: { kind: "exited", status: 1 } }, // its own main program needs them and ends with an internal error
    },
    {
      title: "empties `builtins`",
      code: "import builtins\nvars(builtins).clear()",
      seen: finished,
      otherwise: { pypy: { kind: "exited", status: 1 } }, // as above
    },
    {
      title: "breaks `json`, `os`, `io` and `time`",
      code: "import json, os, io, time\nfor module in (json, os, io, time):\n    for name in list(vars(module)):\n        if not name.startswith('__'): setattr(module, name, None)",
      seen: finished,
    },
    {
      title: "empties `sys.modules`, `sys.path` and the hooks of imports",
      code: `import sys\nfor each in (sys.modules, sys.path, sys.meta_path, sys.path_hooks): each.clear()${end}`,
      seen: ended,
    },
    {
      title: "puts something else in place of `__main__`",
      code: "import sys\nsys.modules['__main__'] = None\nraise ValueError('told')",
      seen: { kind: "raised", exception: { type: "ValueError", message: "told" } },
    },
    {
      title: "traces everything with a function that raises",
      code: "import sys\ndef trace(*event): raise RuntimeError('traced')\nsys.settrace(trace)\ndef f(): pass\nf()",
      seen: { kind: "raised", exception: { type: "RuntimeError", message: "traced" } },
    },
    {
      title: "profiles everything with a function that raises",
      code: "import sys\ndef profile(*event): raise RuntimeError('profiled')\ndef f(): pass\nsys.setprofile(profile)\nf()",
      seen: { kind: "raised", exception: { type: "RuntimeError" } },
    },
    {
      title: "adds an audit hook that raises",
      code: "import sys\ndef hook(event, arguments): raise RuntimeError('audited')\nsys.addaudithook(hook)\nopen('x', 'w')",
      seen: { kind: "raised", exception: { type: "RuntimeError", message: "audited" } },
    },
    {
      title: "has an exception hook that raises",
      code: "import sys\ndef hook(*error): raise RuntimeError\nsys.excepthook = hook\nraise ValueError('first')",
      seen: { kind: "raised", exception: { type: "ValueError", message: "first" } },
    },
    {
      title: "has an exception hook that exits",
      code: "import sys\ndef hook(*error): sys.exit(9)\nsys.excepthook = hook\nraise ValueError",
      seen: { kind: "exited", status: 9 },
    },
    {
      title: "says its message with a program that raises",
      code: "class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E",
      seen: { kind: "raised", exception: { type: "E" } },
    },
    {
      title: "handles every signal",
      code: `import signal\nfor number in range(1, 32):\n    try: signal.signal(number, lambda *args: None)\n    except (OSError, ValueError): pass${end}`,
      seen: ended,
    },
    {
      title: "switches the collector off, freezes it and counts its garbage",
      code: `import gc\ngc.disable()\ngc.set_threshold(1)\nif hasattr(gc, 'freeze'): gc.freeze()${end}`,
      seen: ended,
      otherwise: { pypy: { kind: "raised", exception: { type: "AttributeError" } } },
    },
    {
      title: "collects garbage and makes more of it while the interpreter ends",
      code: "import gc\nclass A:\n    def __init__(self): self.self = self\n    def __del__(self, collect=gc.collect):\n        collect()\nkept = [A() for _ in range(10)]\nprint('end')",
      seen: ended,
    },
    {
      title: "raises in finalizers and exit functions",
      code: `import atexit\nclass A:\n    def __del__(self): 1 / 0\na = A()\natexit.register(lambda: 1 / 0)${end}`,
      seen: ended,
    },
    {
      title: "allows hardly any recursion",
      code: `import sys\nsys.setrecursionlimit(60)${end}`,
      seen: ended,
    },
    {
      title: "changes the locale and the time zone",
      not: { pyodide: "no `time.tzset`" },
      code: `import locale, os, time\nlocale.setlocale(locale.LC_ALL, 'C')\nos.environ['TZ'] = 'EST+5'\ntime.tzset()${end}`,
      seen: ended,
    },
    {
      title: "empties the environment",
      code: "import os\nos.environ.clear()\nprint(len(os.environ))",
      seen: { kind: "finished", stdout: "0\n" },
    },
    {
      title: "registers codecs and error handlers that raise",
      code: `import codecs\ncodecs.register(lambda name: 1 / 0)\ncodecs.register_error('strict', lambda error: 1 / 0)${end}`,
      seen: ended,
    },
    {
      title: "turns every warning into an error",
      code: `import warnings\nwarnings.simplefilter('error')\nwarnings.warn_explicit = warnings.showwarning = None${end}`,
      seen: ended,
    },
    {
      title: "changes its priority, its processors and its umask",
      code: `import os\nos.nice(5)\nos.umask(0o777)\nif hasattr(os, 'sched_setaffinity'): os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})${end}`,
      seen: ended,
      not: noProcesses,
    },
    {
      title: "lowers the limits of its parent",
      code: `import os, resource\nfor name in ('RLIMIT_NOFILE', 'RLIMIT_FSIZE', 'RLIMIT_DATA'):\n    limit = getattr(resource, name)\n    resource.prlimit(os.getppid(), limit, (0, resource.getrlimit(limit)[1]))${end}`,
      seen: ended,
      not: { ...noProcesses, pypy: "no `resource.prlimit`" },
    },
    {
      title: "changes the priority and the processors of its parent",
      code: `import os\nos.setpriority(os.PRIO_PROCESS, os.getppid(), 19)\nos.sched_setaffinity(os.getppid(), {min(os.sched_getaffinity(0))})${end}`,
      seen: ended,
      not: { ...noProcesses, pypy: "no `os.sched_setaffinity`" },
    },
  ],
};
