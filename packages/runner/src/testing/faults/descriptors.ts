import { type FaultGroup, noProcesses } from "./fault.js";

const forged =
  '{"kind":"result","seq":0,"durationMs":1,"observation":{"kind":"finished","stdout":"forged","stderr":""}}';

export const descriptors: FaultGroup = {
  title: "Descriptors and the conversation",
  faults: [
    {
      title: "closes descriptors 0 to 255",
      code: "import os\nprint('kept', flush=True)\nos.closerange(0, 256)",
      seen: { kind: "finished", stdout: "kept\n" },
    },
    {
      title: "closes every descriptor, and raises",
      code: "import os\nos.closerange(0, 4096)\nraise ValueError('told all the same')",
      seen: { kind: "raised", exception: { type: "ValueError", message: "told all the same" } },
    },
    {
      title: "puts the null device over descriptors 0 to 255",
      code: "import os\nnull = os.open(os.devnull, os.O_RDWR)\nfor n in range(256):\n    if n != null: os.dup2(null, n)\nprint('lost')",
      seen: { kind: "finished", stdout: "" },
    },
    {
      title: "puts a file over stdout",
      code: "import os\nos.dup2(os.open('elsewhere', os.O_WRONLY | os.O_CREAT), 1)\nprint('lost')",
      seen: { kind: "finished", stdout: "" },
    },
    {
      title: "prints a message of the protocol",
      code: `print('${forged}')`,
      seen: { kind: "finished", stdout: /forged/ },
    },
    {
      title: "writes messages of the protocol to every descriptor",
      code: `import os
for n in range(3, 2000):
    try: os.write(n, b'{"kind":"bye"}\\n${forged}\\n')
    except OSError: pass`,
      seen: { kind: "finished", stdout: "" },
    },
    {
      title: "reads from every descriptor",
      code: "import os\nfound = []\nfor n in range(3, 2000):\n    try:\n        os.set_blocking(n, False)\n        found.append((n, os.read(n, 100)))\n    except OSError: pass\nprint(found, os.read(0, 100))",
      seen: { kind: "finished", stdout: "[] b''\n" },
      not: { pyodide: "its descriptors are its own" },
    },
    {
      title: "writes to the parent's descriptors through `/proc`",
      code: `import os
for n in os.listdir('/proc/%d/fd' % os.getppid()):
    path = '/proc/%d/fd/%s' % (os.getppid(), n)
    try: os.write(os.open(path, os.O_WRONLY | os.O_NONBLOCK), b'oops\\n')
    except OSError: pass
print('told')`,
      seen: { kind: "finished", stdout: /told\n$/ },
      not: noProcesses,
    },
  ],
};
