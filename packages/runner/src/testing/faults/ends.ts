import { type FaultGroup, noProcesses, noThreads } from "./fault.js";

const killed = { kind: "killed", signal: "SIGKILL" } as const;
const crashed = { kind: "killed", signal: "SIGSEGV" } as const;

export const ends: FaultGroup = {
  title: "Ends",
  faults: [
    {
      title: "ends itself at once",
      code: "import os\nprint('lost')\nos._exit(3)",
      seen: { kind: "exited", status: 3 },
    },
    {
      title: "ends itself at once, as if all were well",
      code: "import os\nos._exit(0)",
      seen: { kind: "exited", status: 0 },
    },
    { title: "aborts", code: "import os\nos.abort()", seen: { kind: "killed", signal: "SIGABRT" } },
    {
      title: "reads where nothing is, through `ctypes`",
      code: "import ctypes\nctypes.string_at(1)",
      seen: crashed,
      not: { pyodide: "every address is memory" },
    },
    {
      title: "writes where nothing is, through `ctypes`",
      code: "import ctypes\nctypes.memset(1, 0, 1)",
      seen: crashed,
      not: { pyodide: "every address is memory" },
    },
    {
      title: "writes over its own types",
      code: "import ctypes\nctypes.memset(id(int), 0, 400)\nint('1') + 1",
      seen: { kind: "killed", signal: /^(SIGSEGV|SIGABRT|SIGBUS|trap: .*)$/ },
      not: { pypy: "`id` is no address" },
    },
    {
      title: "crashes through `faulthandler`",
      code: "import faulthandler\nfaulthandler.enable()\nfaulthandler._sigsegv()",
      seen: { ...crashed, stderr: /Fatal Python error: Segmentation fault/ },
      not: noProcesses,
    },
    {
      title: "is ended by the watchdog of `faulthandler`",
      code: "import faulthandler\nfaulthandler.dump_traceback_later(0.1, exit=True)\nwhile True: pass",
      seen: { kind: "exited", status: 1, stderr: /Timeout/ },
      not: noThreads,
    },
    {
      title: "kills itself",
      code: "import os\nos.kill(os.getpid(), 9)",
      seen: killed,
      otherwise: { pyodide: { kind: "exited", status: 137 } },
    },
    { title: "kills its process group", code: "import os\nos.killpg(0, 9)", seen: killed, not: noProcesses },
    {
      title: "kills its parent",
      code: "import os\nos.kill(os.getppid(), 9)\nprint('alive')",
      seen: { kind: "finished", stdout: "alive\n" },
      not: noProcesses,
    },
    {
      title: "kills the process group of its parent",
      code: "import os\nos.killpg(os.getpgid(os.getppid()), 9)\nprint('alive')",
      seen: { kind: "finished", stdout: "alive\n" },
      not: noProcesses,
    },
    {
      title: "asks its parent to end",
      code: "import os, signal, time\nos.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(0.05)\nprint('alive')",
      seen: { kind: "finished", stdout: "alive\n" },
      not: noProcesses,
    },
    {
      title: "wakes its parent with the signal of its clock",
      code: "import os, signal\nfor _ in range(1000): os.kill(os.getppid(), signal.SIGALRM)\nprint('alive')",
      seen: { kind: "finished", stdout: "alive\n" },
      not: noProcesses,
    },
    {
      title: "interrupts itself",
      code: "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(1)",
      seen: { kind: "raised", exception: { type: "KeyboardInterrupt" } },
      not: noProcesses,
    },
    {
      title: "is ended by its own alarm",
      code: "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\nwhile True: pass",
      seen: { kind: "killed", signal: "SIGALRM" },
      not: noProcesses,
    },
    {
      title: "exits in a thread",
      code: "import sys, threading\nthread = threading.Thread(target=sys.exit, args=(3,))\nthread.start()\nthread.join()\nprint('on')",
      seen: { kind: "finished", stdout: "on\n" },
      not: noThreads,
    },
    {
      title: "exits with a text",
      code: "import sys\nsys.exit('no')",
      seen: { kind: "exited", status: 1, stderr: "no\n" },
    },
    {
      title: "becomes another program",
      code: "import os\nos.execv('/bin/echo', ['echo', 'other'])",
      seen: { kind: "exited", status: 0, stdout: "other\n" },
      not: noProcesses,
    },
  ],
};
