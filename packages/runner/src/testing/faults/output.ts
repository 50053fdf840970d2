import type { FaultGroup } from "./fault.js";

export const output: FaultGroup = {
  title: "Output",
  faults: [
    {
      title: "floods stdout",
      code: "while True: print('x' * 1000)",
      seen: { kind: "output-limit", stdout: /^x{1000}\n/ },
    },
    {
      title: "floods stderr",
      code: "import sys\nwhile True: sys.stderr.write('x' * 1000)",
      seen: { kind: "output-limit", stderr: /^x{1000}/ },
    },
    {
      title: "floods descriptor 1",
      code: "import os\nwhile True: os.write(1, b'x' * 1000)",
      seen: { kind: "output-limit" },
    },
    {
      title: "floods descriptor 2",
      code: "import os\nwhile True: os.write(2, b'x' * 1000)",
      seen: { kind: "output-limit" },
    },
    {
      title: "writes 50 MB on one line",
      code: "print('x' * 50_000_000)",
      seen: { kind: "output-limit", stdout: /^x{1048576}$/ },
    },
    {
      title: "writes 900 kB on one line",
      code: "print('x' * 900_000, end='')",
      seen: { kind: "finished", stdout: "x".repeat(900_000) },
    },
    {
      title: "writes bytes that are not UTF-8",
      code: "import sys\nsys.stdout.buffer.write(b'\\xff\\x00\\xed\\xb2\\x80')",
      seen: { kind: "finished", stdout: "\udcff\0\udced\udcb2\udc80" },
    },
    {
      title: "prints a lone surrogate",
      code: "print('\\ud800')",
      seen: { kind: "raised", exception: { type: "UnicodeEncodeError" } },
    },
    {
      title: "raises an exception whose message is lone surrogates",
      code: "raise ValueError('\\ud800\\udfff\\0')",
      seen: { kind: "raised", exception: { type: "ValueError", message: "\ud800\udfff\0" } },
    },
    {
      title: "raises an exception whose message is 10 MB long",
      code: "raise ValueError('x' * 10_000_000)",
      seen: { kind: "output-limit" }, // the traceback
    },
    {
      title: "changes the encoding of stdout",
      code: "import sys\nsys.stdout.reconfigure(encoding='utf-16-le')\nprint('a')",
      seen: { kind: "finished", stdout: "a\0\n\0" },
    },
    { title: "closes `sys.stdout`", code: "import sys\nsys.stdout.close()", seen: { kind: "finished", stdout: "" } },
    { title: "deletes `sys.stdout`", code: "import sys\ndel sys.stdout", seen: { kind: "finished", stdout: "" } },
    {
      title: "detaches `sys.stdout` and `sys.stderr`, and raises",
      code: "import sys\nsys.stdout.detach()\nsys.stderr.detach()\nraise ValueError('unseen')",
      seen: { kind: "raised", exception: { type: "ValueError" } },
    },
    {
      title: "puts an object in place of stdout and stderr that always raises",
      code: "import sys\nclass Broken:\n    def __getattr__(self, name): raise RuntimeError(name)\nsys.stdout = sys.stderr = Broken()\nraise ValueError('unseen')",
      seen: { kind: "raised", exception: { type: "ValueError" } },
    },
    {
      title: "makes stdout non-blocking and truncates it",
      code: "import os\nprint('gone', flush=True)\nos.set_blocking(1, False)\nos.ftruncate(1, 0)\nprint('kept')",
      seen: { kind: "finished", stdout: "kept\n" },
      not: { pyodide: "its stdout is no file" },
    },
    {
      title: "goes back to the start of stdout",
      code: "import os\nos.write(1, b'first')\nos.lseek(1, 0, 0)\nos.write(1, b'second')",
      seen: { kind: "finished", stdout: "firstsecond" },
      not: { pyodide: "its stdout is no file" },
    },
  ],
};
