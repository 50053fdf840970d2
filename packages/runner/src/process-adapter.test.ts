import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProcessAdapter } from "./process-adapter.js";
import { smokeTest } from "./smoke.js";
import { fakeInterpreter, limits, never, program } from "./testing/fakes.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pyconform-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (role: string, ...rest: readonly string[]) =>
  openProcessAdapter(fakeInterpreter(role, ...rest), { isolation: "fork", signal: never });

describe("an interpreter that cannot be used says why", () => {
  test.each([
    ["one that exits at once", fakeInterpreter("exits-at-once"), "exited-at-start"],
    ["one that prints something else", fakeInterpreter("garbage"), "garbage-at-start"],
    ["a program that is not Python", { command: ["ls"], foundBy: "test" }, "not-python"],
    ["one that says nothing", { ...fakeInterpreter("silent"), timeoutScale: 0.01 }, "hangs-at-start"],
    ["one that speaks another version", fakeInterpreter("wrong-version"), "wrong-protocol-version"],
    ["a path where nothing is", { command: ["/nonexistent/python3"], foundBy: "test" }, "not-found"],
    ["a name that is nowhere on PATH", { command: ["no-such-python"], foundBy: "test" }, "not-found"],
  ])("%s", async (_, candidate, code) => {
    await expect(openProcessAdapter(candidate, { isolation: "fork", signal: never })).rejects.toMatchObject({ code });
  });

  test("one that is always wrong fails the smoke suite, and is at fault itself", async () => {
    await using adapter = await open("always-wrong");
    await expect(smokeTest(adapter, fakeInterpreter("always-wrong"), never)).rejects.toMatchObject({
      code: "smoke-test-failed",
      message: expect.stringContaining("the interpreter or its adapter is at fault"),
    });
  });
});

const finished = (stdout: string) => ({ kind: "finished", stdout, stderr: "" });

describe("a harness that fails in the middle disturbs no other program", () => {
  test.each([
    ["one that dies whenever it runs it", "crashes-on-boom", /ended by SIGKILL while the program ran, twice/],
    ["one that prints garbage", "garbage-on-boom", /no message: oops/],
    ["one whose answer is malformed", "not-a-message-on-boom", /no message/],
    ["one that answers for another program", "answers-for-another", /sent result \d+ where \d+ was due/],
  ])("%s", async (_, role, reason) => {
    await using adapter = await open(role);
    const outcomes = await Promise.all(
      ["before", "boom", "after", "last"].map((code) => adapter.run(program(code), limits, never)),
    );
    expect(outcomes.map(({ observation }) => observation)).toEqual([
      finished("before"),
      { kind: "harness-failed", reason: expect.stringMatching(reason), stderr: "" },
      finished("after"),
      finished("last"),
    ]);
  });

  test("one that dies once is started again, and the program with it", async () => {
    await using adapter = await open("crashes-once", join(folder, "crashes-once"));
    const outcomes = await Promise.all(["boom", "after"].map((code) => adapter.run(program(code), limits, never)));
    expect(outcomes.map(({ observation }) => observation)).toEqual([finished("boom"), finished("after")]);
  });

  test("one that answers twice: the second answer is taken for nothing, and every program has its own", async () => {
    await using adapter = await open("answers-twice");
    const outcomes = await Promise.all(
      ["before", "boom", "after", "last"].map((code) => adapter.run(program(code), limits, never)),
    );
    expect(outcomes.map(({ observation }) => observation)).toEqual(["before", "boom", "after", "last"].map(finished));
  });

  test("one that ends after every answer is started for every program", async () => {
    await using adapter = await open("dies-between");
    const codes = ["first", "second", "third"];
    const outcomes = await Promise.all(codes.map((code) => adapter.run(program(code), limits, never)));
    expect(outcomes.map(({ observation }) => observation)).toEqual(codes.map(finished));
  });

  test("one that sends its answers byte by byte is understood", async () => {
    await using adapter = await open("answers-in-pieces");
    const codes = ["first", "é\ud83d\ude00"];
    const outcomes = await Promise.all(codes.map((code) => adapter.run(program(code), limits, never)));
    expect(outcomes.map(({ observation }) => observation)).toEqual(codes.map(finished));
  });

  test("one that answers too late is given up, and its answer is nobody's", async () => {
    const impatient = { ...fakeInterpreter("answers-late"), timeoutScale: 0.3 };
    await using adapter = await openProcessAdapter(impatient, { isolation: "fork", signal: never });
    const short = { ...limits, timeoutMs: 50 };
    const outcomes = await Promise.all(
      ["before", "boom", "after"].map((code) => adapter.run(program(code), short, never)),
    );
    expect(outcomes.map(({ observation }) => observation)).toEqual([
      finished("before"),
      { kind: "harness-failed", reason: expect.stringContaining("gave no answer for"), stderr: "" },
      finished("after"),
    ]);
  });

  test("one that does not start again fails what is left, without trying for ever", async () => {
    await using adapter = await open("never-starts-again", join(folder, "never-starts-again"));
    const codes = ["first", "boom", "third"];
    const outcomes = await Promise.all(codes.map((code) => adapter.run(program(code), limits, never)));
    expect(outcomes.map(({ observation }) => observation)).toEqual([
      finished("first"),
      { kind: "harness-failed", reason: expect.stringContaining("could not be started again"), stderr: "" },
      { kind: "harness-failed", reason: expect.stringContaining("could not be started again"), stderr: "" },
    ]);
  });

  test("one that never answers can be stopped, and what waits behind it goes on", async () => {
    await using adapter = await open("never-answers-boom");
    const stop = new AbortController();
    const boom = adapter.run(program("boom"), limits, stop.signal);
    const after = adapter.run(program("after"), limits, never);
    stop.abort(new Error("enough"));
    await expect(boom).rejects.toThrow("enough");
    expect((await after).observation).toEqual(finished("after"));
  });
});

test("disposing rejects what is still waiting and leaves no process", async () => {
  const adapter = await open("never-answers-boom");
  const waiting = adapter.run(program("boom"), limits, never);
  await adapter[Symbol.asyncDispose]();
  await expect(waiting).rejects.toThrow("disposed");
  expect(() => process.kill(adapter.hello.pid, 0)).toThrow();
});
