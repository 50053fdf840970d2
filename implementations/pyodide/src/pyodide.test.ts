import type { Limits } from "@pyconform/runner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pyodide } from "./pyodide.js";
import { openPyodide, type TestedPyodide } from "./testing/open-pyodide.js";

let python: TestedPyodide;
beforeAll(async () => {
  python = await openPyodide();
});
afterAll(() => python[Symbol.asyncDispose]());

test("it says who it is", async () => {
  const traits = await python.adapter.describe(["json", "zlib", "msvcrt"], new AbortController().signal);
  expect(pyodide.recognizes(traits, { command: [], foundBy: "" })).toBe(true);
  expect(pyodide.interpreterId(traits)).toBe("pyodide-314.0.7");
  expect(traits.modules).toEqual(["json", "zlib"]);
  expect(traits.facts).toMatchObject({ "language-version": "3.14", "hash-seed": "random", "pointer-bits": 32 });
  expect(traits.features).toEqual(["ctypes", "frames", "getsource", "signals"]);
});

describe("a program's end is observed", () => {
  test.each<[title: string, code: string, expected: Partial<Record<string, unknown>>, more?: Partial<Limits>]>([
    ["coming to its end", "print('hello')", { kind: "finished", stdout: "hello\n", stderr: "" }],
    [
      "an exception",
      "class E(KeyError): pass\nraise E('x')",
      {
        kind: "raised",
        exception: {
          type: "E",
          bases: ["E", "KeyError", "LookupError", "Exception", "BaseException", "object"],
          message: "'x'",
        },
      },
    ],
    ["sys.exit", "import sys; sys.exit(3)", { kind: "exited", status: 3 }],
    ["sys.exit with a text", "import sys; sys.exit('no')", { kind: "exited", status: 1, stderr: "no\n" }],
    ["os._exit", "import os; os._exit(4)", { kind: "exited", status: 4 }],
    ["os._exit(0)", "import os; os._exit(0)", { kind: "exited", status: 0 }],
    ["os.abort", "import os; print('x', flush=True); os.abort()", { kind: "killed", signal: "SIGABRT", stdout: "x\n" }],
    ["a syntax error", "1 +", { kind: "raised", exception: expect.objectContaining({ type: "SyntaxError" }) }],
    [
      "an endless loop",
      "print('x', flush=True)\nwhile True: pass",
      { kind: "timed-out", limitMs: 300, stdout: "x\n" },
      { timeoutMs: 300 },
    ],
    ["an endless loop in C", "10**10**8", { kind: "timed-out" }, { timeoutMs: 300 }],
    [
      "too much output",
      "while True: print('x' * 1000)",
      { kind: "output-limit", limitBytes: 5000, stdout: expect.stringMatching(/^[x\n]{5000}$/) },
      { maxOutputBytes: 5000 },
    ],
    [
      "too much memory",
      "x = bytearray(10**9)",
      { kind: "out-of-memory", limitBytes: 100_000_000 },
      { maxMemoryBytes: 100_000_000 },
    ],
    ["more memory than there can be", "x = bytearray(10**15)", { kind: "raised" }],
    [
      "deep recursion",
      "def f(): f()\nf()",
      { kind: "raised", exception: expect.objectContaining({ type: "RecursionError" }) },
    ],
    ["bytes that are no text", "import os; os.write(1, b'a\\xff\\xc3\\xa9')", { kind: "finished", stdout: "a\udcffé" }],
    [
      "a lone surrogate on stdout",
      "print('\\ud800')",
      { kind: "raised", exception: expect.objectContaining({ type: "UnicodeEncodeError" }) },
    ],
    ["output kept in a buffer", "import sys; sys.stdout.write('x')", { kind: "finished", stdout: "x" }],
    ["a closed stdout", "import sys; sys.stdout.close()", { kind: "finished" }],
    [
      "a finalizer at exit",
      "class A:\n  def __del__(self): print('del')\na = A()",
      { kind: "finished", stdout: "del\n" },
    ],
    ["an exit function", "import atexit; atexit.register(print, 'bye')", { kind: "finished", stdout: "bye\n" }],
    [
      "asyncio.run",
      "import asyncio\nasync def f():\n  await asyncio.sleep(0.001)\n  print('done')\nasyncio.run(f())",
      { kind: "finished", stdout: "done\n" },
    ],
    [
      "inspect.getsource",
      "import inspect\ndef f(): return 1\nprint(inspect.getsource(f))",
      { kind: "finished", stdout: "def f(): return 1\n\n" },
    ],
    [
      "a traceback",
      "import traceback\ntry: 1/0\nexcept Exception: traceback.print_exc()",
      { kind: "finished", stderr: expect.stringContaining("try: 1/0") },
    ],
    [
      "an empty stdin",
      "print(repr(input()))",
      { kind: "raised", exception: expect.objectContaining({ type: "EOFError" }) },
    ],
    ["its own file", "print(open(__file__).read())", { kind: "finished", stdout: "print(open(__file__).read())\n" }],
    [
      "a shell",
      "import os; print(os.system('echo x'))",
      { kind: "finished", stdout: expect.not.stringContaining("x") },
    ],
  ])("%s", async (_title, code, expected, more) => {
    expect(await python.observe(code, {}, more)).toMatchObject(expected);
    expect(await python.observe("print('next')")).toMatchObject({ kind: "finished", stdout: "next\n" });
  });
});
