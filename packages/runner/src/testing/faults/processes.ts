import { type FaultGroup, noProcesses, noThreads } from "./fault.js";

const finished = { kind: "finished" } as const;
const few = { maxProcesses: 40 } as const;

/** Stands in the command line of every program that a fault leaves behind, by which the test looks for it. */
export const leftBehind = "left-by-a-fault";

const lasting = `[sys.executable, '-c', 'import time; time.sleep(600)  # ${leftBehind}']`;

export const processes: FaultGroup = {
  title: "Processes and threads",
  faults: [
    {
      title: "forks, and so does every child, 256 times in all",
      code: "import os, time\nfor _ in range(8): os.fork()\ntime.sleep(30)",
      limits: few,
      seen: { kind: "process-limit" },
      not: noProcesses,
    },
    {
      title: "forks until it may not, and ends as if all were well",
      code: "import os, time\nfor _ in range(300):\n    try:\n        if os.fork() == 0: time.sleep(30)\n    except OSError: break\ntime.sleep(0.3)",
      limits: few,
      seen: { kind: "process-limit" },
      not: noProcesses,
    },
    {
      title: "starts threads until it may not",
      code: "import threading, time\nfor _ in range(300): threading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
      limits: few,
      seen: { kind: "process-limit" },
      not: noThreads,
      needs: "control group",
    },
    {
      title: "leaves a child behind that holds its output",
      code: `import subprocess, sys\nsubprocess.Popen(${lasting})`,
      seen: finished,
      not: noProcesses,
    },
    {
      title: "leaves a daemon behind in a session of its own, which writes on",
      code: `import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            time.sleep(0.01)
            os.write(1, b'still here')
    os._exit(0)
os.wait()`,
      seen: finished,
      not: noProcesses,
    },
    {
      title: "leaves a daemon behind with another session, directory and environment, and no descriptor",
      code: `import os, sys
if os.fork() == 0:
    os.setsid()
    os.chdir('/')
    os.closerange(0, 256)
    if os.fork() == 0:
        os.execve(sys.executable, ${lasting}, {})
    os._exit(0)
os.wait()`,
      seen: finished,
      not: noProcesses,
    },
    {
      title: "leaves a daemon behind that is always another process",
      code: `import os, time
if os.fork() == 0:
    os.setsid()
    started = time.monotonic()
    while time.monotonic() - started < 20:
        if os.fork(): os._exit(0)
    os._exit(0)
time.sleep(0.05)`,
      seen: finished,
      not: noProcesses,
    },
    {
      title: "leaves stopped children behind",
      code: "import os, signal\nfor _ in range(5):\n    if os.fork() == 0:\n        os.setsid()\n        os.kill(os.getpid(), signal.SIGSTOP)",
      seen: finished,
      not: noProcesses,
    },
    {
      title: "waits for none of its children",
      code: "import os\nfor _ in range(20):\n    if os.fork() == 0: os._exit(0)\nprint('end')",
      seen: { kind: "finished", stdout: "end\n" },
      not: noProcesses,
    },
    {
      title: "leaves a pool of processes behind",
      code: "import multiprocessing\nif __name__ == '__main__':\n    context = multiprocessing.get_context('fork')\n    pool = context.Pool(3)\n    print(pool.map(abs, [-1, -2]), flush=True)\n    import os\n    os._exit(0)",
      seen: { kind: "exited", status: 0, stdout: "[1, 2]\n" },
      not: noProcesses,
    },
    {
      title: "runs threads while the interpreter ends",
      code: "import threading\ndef run():\n    while True: [].append(1)\nfor _ in range(4): threading.Thread(target=run, daemon=True).start()\nprint('end')",
      seen: { kind: "finished", stdout: "end\n" },
      not: noThreads,
    },
    {
      title: "leaves a subinterpreter behind",
      code: `import sys
try:
    import _interpreters as interpreters
except ImportError:
    try: import _xxsubinterpreters as interpreters
    except ImportError: interpreters = None
if interpreters is not None: interpreters.create()
print('end', flush=True)`,
      seen: { stdout: "end\n", kind: "finished" },
      not: { pyodide: "no subinterpreters", pypy: "no subinterpreters" },
    },
  ],
};
