import type { Program } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import type { Adapter, Limits } from "./adapter.js";
import { defaultLimits } from "./adapter.js";
import { openEmbeddedAdapter } from "./embedded-adapter.js";

const limits: Limits = { ...defaultLimits, timeoutMs: 5_000, maxOutputBytes: 1_000, maxMemoryBytes: 1024 ** 2 };
const { signal } = new AbortController();

function open(atStart = "", cannotLaunch: () => string | undefined = () => undefined): Promise<Adapter> {
  const module = new URL("testing/fake-host.mjs", import.meta.url);
  const interpreter = { module, nodeFlags: [], options: { atStart }, isolation: "fork" as const, cannotLaunch };
  return openEmbeddedAdapter({ ...interpreter, describeWith: () => "finish" }, signal);
}

function program(code: string, env: Record<string, string> = {}): Program {
  return { code, requires: [], run: { flags: [], env, isolation: "fork", exclusive: false, repeat: 1 } };
}

describe("a host that, at its start,", () => {
  test("exits is refused with what it said", async () => {
    await expect(open("exit")).rejects.toMatchObject({ code: "exited-at-start", message: "no such engine" });
  });

  test("says garbage before it says hello is heard from hello on", async () => {
    await using adapter = await open("garbage");
    expect((await adapter.run(program("finish"), limits, signal)).observation.kind).toBe("finished");
  });
});

test.each<[title: string, code: string, expected: object, more?: Partial<Limits>]>([
  ["finishes", "finish", { kind: "finished", stdout: "", stderr: "" }],
  ["writes bytes that are no text", "write", { kind: "finished", stdout: "a\udcffé" }],
  ["floods its output", "flood", { kind: "output-limit", limitBytes: 1_000, stdout: "x".repeat(1_000) }],
  ["hangs", "hang", { kind: "timed-out", limitMs: 100, stdout: "before\n" }, { timeoutMs: 100 }],
  ["ends its host", "die", { kind: "harness-failed", reason: "the host ended with status 5" }],
  ["kills its host", "kill", { kind: "killed", signal: "SIGSEGV" }],
  ["makes its host talk nonsense", "answer", { kind: "harness-failed" }],
  ["forges an answer to another program", "forge", { kind: "finished" }],
])("a program that %s is observed, and the next one runs", async (_title, code, expected, more) => {
  await using adapter = await open();
  const [first, next] = await Promise.all([
    adapter.run(program(code), { ...limits, ...more }, signal),
    adapter.run(program("finish"), limits, signal),
  ]);
  expect(first.observation).toMatchObject(expected);
  expect(next.observation).toEqual({ kind: "finished", stdout: "", stderr: "" });
});

test("a host that leaves after a program is replaced", async () => {
  await using adapter = await open();
  expect((await adapter.run(program("finish", { LEAVE: "1" }), limits, signal)).observation.kind).toBe("finished");
  expect((await adapter.run(program("finish"), limits, signal)).observation.kind).toBe("finished");
});

test("what it cannot be given is a reason not to run", async () => {
  await using adapter = await open("", () => "interpreter flag -O");
  const requirement = { kind: "launch", what: "interpreter flag -O" };
  expect((await adapter.run(program("hang"), limits, signal)).observation).toEqual({ kind: "not-run", requirement });
});

test("aborting ends the program and rejects", async () => {
  await using adapter = await open();
  const controller = new AbortController();
  const run = adapter.run(program("hang"), limits, controller.signal);
  controller.abort(new Error("stopped"));
  await expect(run).rejects.toThrow("stopped");
});

test("an interpreter that does not say who it is is no Python", async () => {
  await using adapter = await open();
  await expect(adapter.describe([], signal)).rejects.toMatchObject({ code: "not-python" });
});
