import { readFileSync } from "node:fs";
import type { Observation } from "@pyconform/model";
import { type Adapter, type Candidate, defaultLimits, type Limits } from "@pyconform/runner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { micropython } from "./micropython.js";

const limits: Limits = {
  ...defaultLimits,
  timeoutMs: 10_000,
  maxOutputBytes: 1024 * 1024,
  maxMemoryBytes: 512 * 1024 ** 2,
};
const { signal } = new AbortController();
const [embedded, ...installed] = await micropython.find({
  env: process.env,
  platform: process.platform,
  home: "/",
  root: "/",
});

const rows: [title: string, code: string, expected: Record<string, unknown>, more?: Partial<Limits>][] = [
  ["coming to its end", "print('héllo')", { kind: "finished", stdout: "héllo\n", stderr: "" }],
  [
    "an exception",
    "class E(KeyError): pass\nraise E('x')",
    {
      kind: "raised",
      exception: {
        type: "E",
        bases: ["E", "KeyError", "LookupError", "Exception", "BaseException", "object"],
        message: "x",
      },
    },
  ],
  [
    "a message of two lines",
    "raise ValueError('a\\nb')",
    { kind: "raised", exception: expect.objectContaining({ message: "a\nb" }) },
  ],
  ["a syntax error", "1 +", { kind: "raised", exception: expect.objectContaining({ type: "SyntaxError" }) }],
  ["sys.exit", "import sys; sys.exit(3)", { kind: "exited", status: 3 }],
  ["sys.exit with a text", "import sys; sys.exit('no')", { kind: "exited", status: 1 }],
  ["output kept without a newline", "import sys; sys.stdout.write('x')", { kind: "finished", stdout: "x" }],
  [
    "an endless loop",
    "print('x')\nwhile True: pass",
    { kind: "timed-out", limitMs: 300, stdout: "x\n" },
    { timeoutMs: 300 },
  ],
  [
    "too much output",
    "while True: print('x' * 99)",
    { kind: "output-limit", limitBytes: 5000, stdout: expect.stringMatching(/^[x\n]{5000}$/) },
    { maxOutputBytes: 5000 },
  ],
  [
    "too much memory",
    "x = [bytearray(10**6) for _ in range(1000)]",
    { kind: expect.stringMatching(/^(out-of-memory|raised)$/) },
    { maxMemoryBytes: 100_000_000 },
  ],
  [
    "deep recursion",
    "def f(): f()\nf()",
    { kind: "raised", exception: expect.objectContaining({ type: "RuntimeError" }) },
  ],
  [
    "bytes that are no text",
    "import sys; sys.stdout.buffer.write(b'a\\xff') if hasattr(sys.stdout, 'buffer') else print('a')",
    { kind: "finished", stdout: expect.stringMatching(/^a/) },
  ],
  ["an empty stdin", "import sys; print(repr(sys.stdin.read(1)))", { kind: "finished", stdout: "''\n" }],
  [
    "its own names",
    "print(sorted(globals()), __name__)",
    { kind: "finished", stdout: expect.stringContaining("__main__") },
  ],
  [
    "a file in its folder",
    "open('x', 'w').close()\nimport os\nprint(sorted(os.listdir('.')))",
    { kind: "finished", stdout: "['case.py', 'x']\n" },
  ],
  [
    "changing the next program's modules",
    "import json, builtins; json.leaked = 1; builtins.leaked = 1",
    { kind: expect.any(String) },
  ],
];

function candidates(): [string, Candidate][] {
  const listed = [embedded, ...installed, ...downloaded()].filter((candidate) => candidate !== undefined);
  return listed.map((candidate) => [candidate.command.join(" "), candidate]);
}

/** The one that `tools/interpreters` sets up, where the tests are told. */
function downloaded(): Candidate[] {
  const command = process.env["PYCONFORM_MICROPYTHON"];
  return command === undefined ? [] : [{ command: [command], foundBy: "PYCONFORM_MICROPYTHON" }];
}

describe.each(candidates())("%s", (_command, candidate) => {
  let python: Adapter;
  beforeAll(async () => {
    python = await micropython.open(candidate, { isolation: "fork", signal });
  });
  afterAll(() => python[Symbol.asyncDispose]());

  async function observe(code: string, more: Partial<Limits> = {}, run = {}): Promise<Observation> {
    const options = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1, ...run } as const;
    return (await python.run({ code, requires: [], run: options }, { ...limits, ...more }, signal)).observation;
  }

  test.each(rows)("%s is observed, and the next program is not disturbed", async (_title, code, expected, more) => {
    expect(await observe(code, more)).toMatchObject(expected);
    const next = await observe("import json, os, sys\nprint(hasattr(json, 'leaked'), os.listdir('.'))");
    expect(next).toMatchObject({ kind: "finished", stdout: "False ['case.py']\n" });
  });

  test("it says who it is", async () => {
    const traits = await python.describe(["json", "ctypes"], signal);
    expect(micropython.recognizes(traits, candidate)).toBe(true);
    expect(micropython.interpreterId(traits)).toMatch(/^micropython-1\.\d+\.\d+-(webassembly|unix)$/);
    expect(traits).toMatchObject({ modules: ["json"], features: [] });
    expect(traits.facts).toMatchObject({ "language-version": "3.4", gil: "none", "byte-order": "little" });
  });

  test("a flag that it does not know is a reason not to run", async () => {
    expect(await observe("1", {}, { flags: ["-W", "error"] })).toEqual({
      kind: "not-run",
      requirement: { kind: "launch", what: "interpreter flag -W" },
    });
  });
});

// Told as skipped, by name, where none is installed.
test.skipIf(candidates().length < 2)("an installed MicroPython runs the same programs", () => {
  expect(candidates().length).toBeGreaterThan(1);
});

test("an installed one that is no MicroPython is refused", async () => {
  const opened = micropython.open({ command: ["/bin/false"], foundBy: "test" }, { isolation: "fork", signal });
  await expect(opened).rejects.toMatchObject({ code: "not-python" });
});

test("the harness needs no module beyond sys", () => {
  const source = readFileSync(new URL("../harness/case.py", import.meta.url), "utf8");
  expect(source.match(/^import .*$/gm)).toEqual(["import sys"]);
});
