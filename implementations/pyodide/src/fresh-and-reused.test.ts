import { afterAll, beforeAll, expect, test } from "vitest";
import { openPyodide, type TestedPyodide } from "./testing/open-pyodide.js";

let reused: TestedPyodide;
let fresh: TestedPyodide;
beforeAll(async () => {
  [reused, fresh] = await Promise.all([openPyodide("fork"), openPyodide("process")]);
});
afterAll(async () => {
  await Promise.all([reused[Symbol.asyncDispose](), fresh[Symbol.asyncDispose]()]);
});

test.each<[title: string, code: string]>([
  ["what is imported", "import sys; print(sorted(sys.modules))"],
  [
    "the interpreter's settings",
    "import sys, gc; print(sys.flags, sys.getrecursionlimit(), gc.get_threshold(), gc.get_count()[2])",
  ],
  ["the main module", "print(sorted((name, type(value)) for name, value in globals().items()))"],
  ["the environment", "import os; print(sorted(os.environ.items()), os.getcwd(), os.listdir('.'))"],
  ["recursion", "def f(n):\n  try: return f(n + 1)\n  except RecursionError: return n\nprint(f(0))"],
  [
    "what ends with the interpreter",
    "class A:\n  def __del__(self): print('del', __name__)\na = A(); a.a = a\nb = A()",
  ],
  ["an exception", "def f(): raise ValueError('x')\nf()"],
  ["an exit status", "import atexit, sys; atexit.register(print, 'bye'); sys.exit(7)"],
  ["warnings", "import warnings; warnings.warn('x', DeprecationWarning); warnings.warn('y', ResourceWarning)"],
  [
    "coroutines",
    "import asyncio\nasync def f(): return await asyncio.gather(*[asyncio.sleep(0, n) for n in range(3)])\nprint(asyncio.run(f()))",
  ],
])("%s is the same in a fresh instance and in a reused one", async (_title, code) => {
  await reused.observe("import sys; sys.path.clear(); sys.modules.clear()");
  expect(await reused.observe(code)).toEqual(await fresh.observe(code));
});
