import { type FaultGroup, noProcesses, noThreads, soon } from "./fault.js";

const timedOut = { kind: "timed-out" } as const;

export const time: FaultGroup = {
  title: "Never ending",
  faults: [
    {
      title: "loops for ever",
      code: "print('before', flush=True)\nwhile True: pass",
      limits: soon,
      seen: { ...timedOut, stdout: "before\n" },
    },
    { title: "loops for ever in C", code: "import itertools\nsum(itertools.repeat(0))", limits: soon, seen: timedOut },
    {
      title: "matches a regular expression that backtracks for ever",
      code: "import re\nre.match('(a+)+$', 'a' * 64 + 'b')",
      limits: soon,
      seen: timedOut,
    },
    { title: "raises 10 to the power of 10**8", code: "n = 10\nn ** n ** 8", limits: soon, seen: timedOut },
    {
      title: "swallows every exception, for ever",
      code: "while True:\n    try:\n        while True: raise KeyboardInterrupt\n    except BaseException: pass",
      limits: soon,
      seen: timedOut,
    },
    {
      title: "sleeps and ignores every signal that can be ignored",
      code: "import signal, time\nfor n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM): signal.signal(n, signal.SIG_IGN)\ntime.sleep(60)",
      limits: soon,
      seen: timedOut,
    },
    {
      title: "blocks every signal and loops",
      code: "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))\nwhile True: pass",
      limits: soon,
      seen: timedOut,
      not: noProcesses,
    },
    {
      title: "stops itself",
      code: "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
      limits: soon,
      seen: timedOut,
      not: noProcesses,
    },
    {
      title: "stops its process group",
      code: "import os, signal\nos.killpg(0, signal.SIGSTOP)",
      limits: soon,
      seen: timedOut,
      not: noProcesses,
    },
    {
      title: "waits for a lock that it holds itself",
      code: "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
      limits: soon,
      seen: timedOut,
      not: noThreads,
    },
    {
      title: "reads a pipe into which nobody writes",
      code: "import os\nos.read(os.pipe()[0], 1)",
      limits: soon,
      seen: timedOut,
      not: noProcesses,
    },
    {
      title: "leaves a thread behind that never ends",
      code: "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()",
      limits: soon,
      seen: timedOut,
      not: noThreads,
    },
    {
      title: "leaves a daemon thread behind that never ends",
      code: "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\nprint('end')",
      seen: { kind: "finished", stdout: "end\n" },
      not: noThreads,
    },
    {
      title: "hangs in a function of `atexit`",
      code: "import atexit, time\natexit.register(time.sleep, 60)",
      limits: soon,
      seen: timedOut,
    },
    {
      title: "hangs in a finalizer at exit",
      code: "import time\nclass A:\n    def __del__(self, sleep=time.sleep): sleep(60)\na = A()",
      limits: soon,
      seen: timedOut,
      otherwise: { pypy: { kind: "finished" } }, // it promises no finalizer at exit, and calls none
    },
  ],
};
