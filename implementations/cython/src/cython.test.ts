import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Observation, Program } from "@pyconform/model";
import { usualTraits } from "@pyconform/model/testing";
import { type Adapter, type Candidate, defaultLimits, thisHost } from "@pyconform/runner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cython } from "./cython.js";

const candidate = { command: ["python3"], foundBy: "test" };

test.each([
  ["an ordinary CPython", usualTraits({ "language-version": "3.14" }), false],
  ["PyPy", usualTraits({ "language-version": "3.14", implementation: "pypy" }), false],
  [
    "a CPython whose programs Cython compiled",
    usualTraits({ "language-version": "3.14", compiled: "cython-3.3.1" }),
    true,
  ],
])("%s: is it ours?", (_, told, ours) => {
  expect(cython.recognizes(told, candidate)).toBe(ours);
});

test("its name in results says the versions of Cython and of the language", () => {
  expect(cython.interpreterId(usualTraits({ "language-version": "3.14", compiled: "cython-3.3.1" }))).toBe(
    "cython-3.3.1-py3.14",
  );
  expect(
    cython.interpreterId(
      usualTraits({ "language-version": "3.14", compiled: "cython-3.3.1", "free-threaded-build": true }),
    ),
  ).toBe("cython-3.3.1-py3.14t");
});

test("every hint is a command that can be pasted", () => {
  for (const { tool, command } of cython.install)
    expect(command.replace(/^sudo /, "")).toMatch(new RegExp(`^${tool} `));
});

test("a host without Python has none", async () => {
  const host = { env: { PATH: "/nowhere" }, platform: "linux", home: "/nowhere", root: "/nowhere" };
  expect(await cython.find(host)).toEqual([]);
});

const limits = defaultLimits;
const { signal } = new AbortController();
const real = await realCandidate();

/** The one that `tools/interpreters/setup` made, else the first that is installed. */
async function realCandidate(): Promise<Candidate | undefined> {
  const root = join(import.meta.dirname, "../../..");
  const prepared = join(
    process.env["PYCONFORM_INTERPRETERS"] ?? join(root, ".interpreters"),
    "cython/usr/bin/python3.14",
  );
  if (existsSync(prepared)) return { command: [prepared], foundBy: "tools/interpreters", compiledBy: "cython" };
  return (await cython.find(thisHost(root)))[0];
}

const raised = (type: string): object => expect.objectContaining({ type });
const rows: [title: string, code: string, expected: Record<string, unknown>, run?: Partial<Program["run"]>][] = [
  ["compiled code", "import cython\nprint(cython.compiled)", { kind: "finished", stdout: "True\n" }],
  [
    "the main module",
    "import sys\nprint(__name__, __file__ == sys.argv[0], vars(sys.modules['__main__']) is globals())",
    { kind: "finished", stdout: "__main__ True True\n" },
  ],
  [
    "an exception with its line",
    "def fail():\n    raise KeyError('k')\n\nfail()",
    {
      kind: "raised",
      exception: raised("KeyError"),
      stderr: expect.stringMatching(/line 2, in __main__.fail\n.*raise KeyError/),
    },
  ],
  ["an exit status", "import sys; sys.exit(3)", { kind: "exited", status: 3 }],
  ["an assertion", "assert 1 > 2", { kind: "raised", exception: raised("AssertionError") }],
  ["an assertion that -O leaves out", "assert 1 > 2", { kind: "finished" }, { flags: ["-O"] }],
  [
    "a process of its own",
    "import os\nprint(os.environ['WHO'])",
    { kind: "finished", stdout: "me\n" },
    { env: { WHO: "me" } },
  ],
  [
    "a program that Cython refuses",
    "1 +\n",
    { kind: "raised", exception: raised("CompileError"), stderr: expect.stringContaining("case.py:1:3") },
  ],
  [
    "a program that looks at memory, which tcc cannot compile by itself",
    "view = memoryview(bytearray(b'abc'))\nprint(view[1], [x for x in view])",
    { kind: "finished", stdout: "98 [97, 98, 99]\n" },
  ],
  ["text beyond ASCII", "print('é中🐍')", { kind: "finished", stdout: "é中🐍\n" }],
];

// Told as skipped, by name, where no Cython is installed.
describe.skipIf(real === undefined)("an installed Cython", () => {
  let python: Adapter;
  beforeAll(async () => {
    if (real !== undefined) python = await cython.open(real, { isolation: "fork", signal });
  });
  afterAll(() => python?.[Symbol.asyncDispose]());

  test.each(rows)("runs %s", async (_title, code, expected, more) => {
    const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1, ...more } as const;
    const { observation } = await python.run({ code, requires: [], run }, limits, signal);
    expect(observation satisfies Observation).toMatchObject(expected);
  });

  test("says that it is compiled", async () => {
    const told = await python.describe(["json"], signal);
    expect(cython.recognizes(told, candidate)).toBe(true);
    expect(told.facts.implementation).toBe("cpython");
    expect(cython.interpreterId(told)).toMatch(/^cython-\d+\.\d+.*-py3\.\d+t?$/);
  });
});
