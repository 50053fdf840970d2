import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Observation } from "@pyconform/model";
import { type Candidate, defaultLimits } from "@pyconform/runner";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CythonAdapter } from "./cython-adapter.js";

const limits = defaultLimits;
const { signal } = new AbortController();
const script = fileURLToPath(new URL("./testing/fake-python.mjs", import.meta.url));
const usualCache = process.env["XDG_CACHE_HOME"];
let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "cython-test-"));
  process.env["XDG_CACHE_HOME"] = cache;
});

afterEach(() => {
  if (usualCache === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = usualCache;
  rmSync(cache, { recursive: true, force: true });
});

function fake(role: string): Candidate {
  return { command: [process.execPath, script, role], foundBy: "test", compiledBy: "cython" };
}

/** Opens an adapter anew for these programs, as the next run would. */
async function observe(role: string, ...programs: readonly string[]): Promise<readonly Observation[]> {
  await using adapter = await CythonAdapter.open(fake(role), { isolation: "fork", signal });
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  return await Promise.all(
    programs.map(async (code) => (await adapter.run({ code, requires: [], run }, limits, signal)).observation),
  );
}

test("a program is run as the module that the compiler made of it, with its flags", async () => {
  expect(await observe("good", "print(1)", "print(2)")).toEqual([
    { kind: "finished", stdout: expect.stringMatching(/^\d+ fake-cc -O0\nprint\(1\)$/), stderr: "" },
    { kind: "finished", stdout: expect.stringMatching(/^\d+ fake-cc -O0\nprint\(2\)$/), stderr: "" },
  ]);
});

test("one process compiles all programs of an adapter", async () => {
  const compiled = await observe("good", "a", "b", "c");
  const processes = compiled.map((seen) => ("stdout" in seen ? seen.stdout.split(" ")[0] : seen.kind));
  expect(new Set(processes).size).toBe(1);
});

test("a program is compiled once, and found by the next run", async () => {
  const first = await observe("good", "print(1)");
  expect(await observe("good", "print(1)")).toEqual(first);
});

test("a program is compiled anew where the compiler is another", async () => {
  const first = await observe("good", "print(1)");
  expect(await observe("another version", "print(1)")).not.toEqual(first);
});

test("a program that is refused is told as the compiler's exception, and not compiled again", async () => {
  const [first] = await observe("good", "refuse");
  expect(first).toEqual({
    kind: "raised",
    exception: { type: "CompileError", bases: ["CompileError", "Exception"], message: "no" },
    stdout: "",
    stderr: expect.stringMatching(/^\d+$/),
  });
  expect(await observe("good", "refuse")).toEqual([first]);
});

test("a compiler that ends over a program is nobody's deviation, and compiles the next one", async () => {
  await expect(observe("good", "die")).rejects.toThrow("the compiler ended while it compiled the program");
  await using adapter = await CythonAdapter.open(fake("good"), { isolation: "fork", signal });
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  const outcomes = await Promise.allSettled(
    ["die", "print(1)"].map((code) => adapter.run({ code, requires: [], run }, limits, signal)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test.each([
  ["no-cython", "no-cython"],
  ["no-compiler", "no-c-compiler"],
  ["no-headers", "no-python-headers"],
])("a Python with %s is refused by name", async (role, code) => {
  await expect(observe(role, "print(1)")).rejects.toMatchObject({ code });
});

test("a command that is no Python is refused", async () => {
  const opened = CythonAdapter.open({ command: ["/bin/false"], foundBy: "test" }, { isolation: "fork", signal });
  await expect(opened).rejects.toMatchObject({ code: "not-python" });
});
