import type { Observation } from "@pyconform/model";
import type { Adapter, Limits } from "@pyconform/runner";
import { afterAll, beforeAll, expect, test } from "vitest";
import brython from "./index.js";

const limits: Limits = {
  timeoutMs: 60_000,
  maxOutputBytes: 1024 * 1024,
  maxMemoryBytes: 512 * 1024 ** 2,
  maxProcesses: 64,
  maxFileBytes: 64 * 1024 ** 2,
};
const { signal } = new AbortController();
const host = { env: { PYCONFORM_BRYTHON: "1" }, platform: process.platform, home: "/", root: "/" };

let python: Adapter;
beforeAll(async () => {
  const [candidate] = await brython.find(host);
  if (candidate === undefined) throw new Error("it is not found, though it is asked for");
  python = await brython.open(candidate, { isolation: "fork", signal });
});
afterAll(() => python[Symbol.asyncDispose]());

async function observe(code: string, more: Partial<Limits> = {}, run = {}): Promise<Observation> {
  const options = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1, ...run } as const;
  return (await python.run({ code, requires: [], run: options }, { ...limits, ...more }, signal)).observation;
}

const rows: [title: string, code: string, expected: Record<string, unknown>, more?: Partial<Limits>][] = [
  ["coming to its end", "print('héllo🐍')", { kind: "finished", stdout: "héllo🐍\n", stderr: "" }],
  ["output kept without a newline", "import sys; sys.stdout.write('x')", { kind: "finished", stdout: "x" }],
  ["output on stderr", "import sys; print('x', file=sys.stderr)", { kind: "finished", stdout: "", stderr: "x\n" }],
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
  ["a syntax error", "1 +", { kind: "raised", exception: expect.objectContaining({ type: "SyntaxError" }) }],
  ["an exit status", "raise SystemExit(3)", { kind: "exited", status: 3 }],
  ["an exit with a text", "raise SystemExit('no')", { kind: "exited", status: 1, stderr: "no\n" }],
  [
    "deep recursion",
    "def f(): f()\nf()",
    { kind: "raised", exception: expect.objectContaining({ type: "RecursionError" }) },
  ],
  [
    "an endless loop",
    "print('x')\nwhile True: pass",
    { kind: "timed-out", limitMs: 300, stdout: "x\n" },
    { timeoutMs: 300 },
  ],
  [
    "too much output",
    "while True: print('x' * 99)",
    { kind: "output-limit", limitBytes: 5000 },
    { maxOutputBytes: 5000 },
  ],
  ["a module of its library", "import json; print(json.loads('[1]'))", { kind: "finished", stdout: "[1]\n" }],
  ["the names of characters", "print('\\N{DIGIT ONE}')", { kind: "finished", stdout: "1\n" }],
  [
    "a module that there is none of",
    "import nothere",
    { kind: "raised", exception: expect.objectContaining({ type: "ModuleNotFoundError" }) },
  ],
  ["being the main module", "print(__name__, __debug__)", { kind: "finished", stdout: "__main__ True\n" }],
];

test.each(rows)("%s is observed", async (_title, code, expected, more) => {
  expect(await observe(code, more)).toMatchObject(expected);
});

test.each([
  ["a builtin", "import builtins; builtins.leaked = 1", "print('leaked' in dir(__builtins__))", "False\n"],
  ["a module", "import json; json.leaked = 1", "import json; print(hasattr(json, 'leaked'))", "False\n"],
  ["a name", "leaked = 1", "print('leaked' in globals())", "False\n"],
  ["a subclass", "class Leaked(int): pass", "print([one.__name__ for one in int.__subclasses__()])", "['bool']\n"],
])("%s that a program changes is as it was for the next one", async (_title, change, look, seen) => {
  await observe(change);
  expect(await observe(look)).toMatchObject({ kind: "finished", stdout: seen });
});

test("it says who it is", async () => {
  const traits = await python.describe(["json", "ctypes"], signal);
  expect(brython.recognizes(traits, { command: ["brython"], foundBy: "test" })).toBe(true);
  expect(brython.interpreterId(traits)).toMatch(/^brython-3\.14\.\d+$/);
  expect(traits.facts).toMatchObject({ "language-version": "3.14", "hash-seed": "0", platform: "brython" });
  expect(traits.features, "its threads run within start()").not.toContain("threads");
});

test("flags and variables are reasons not to run", async () => {
  expect(await observe("1", {}, { flags: ["-O"] })).toEqual({
    kind: "not-run",
    requirement: { kind: "launch", what: "interpreter flag -O" },
  });
  expect(await observe("1", {}, { env: { X: "1" } })).toMatchObject({ kind: "not-run" });
});

test("a plain run does not find it", async () => {
  expect(await brython.find({ ...host, env: {} })).toEqual([]);
});
