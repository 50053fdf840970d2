import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Observation, RunRecord } from "@pyconform/model";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultLimits } from "./adapter.js";
import { dependsOnChance, isSettled, programDigest } from "./program-digest.js";
import { readRecordLog } from "./record-log.js";
import { ResultCache } from "./result-cache.js";
import { program } from "./testing/fakes.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conform-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(stdout: string): RunRecord {
  return { outcomes: [{ observation: { kind: "finished", stdout, stderr: "" }, count: 1 }], durationMs: 1.5 };
}
const file = () => join(folder, readdirSync(folder)[0] ?? "");

describe("a cache of records", () => {
  test("gives back what another run left, down to lone surrogates", () => {
    new ResultCache(folder).remember("i", [["p", record("a b\n\udc80é")]]);
    const cache = new ResultCache(folder);
    expect(cache.recall("i", "p")).toEqual(record("a b\n\udc80é"));
    expect([cache.recall("i", "q"), cache.recall("j", "p"), cache.damaged]).toEqual([undefined, undefined, 0]);
  });

  test("believes the last record of a program", () => {
    new ResultCache(folder).remember("i", [["p", record("old")]]);
    new ResultCache(folder).remember("i", [["p", record("new")]]);
    expect(new ResultCache(folder).recall("i", "p")).toEqual(record("new"));
  });

  test.each<[title: string, damage: (text: string) => string]>([
    ["a changed character", (text) => text.replace("first", "fIrst")],
    ["a missing end", (text) => text.slice(0, -5)],
    ["garbage in front", (text) => `garbage\n${text}`],
  ])("notices %s, keeps the rest and rebuilds the file", (_title, damage) => {
    new ResultCache(folder).remember("i", [
      ["p", record("first")],
      ["q", record("second")],
    ]);
    writeFileSync(file(), damage(readFileSync(file(), "utf8")));
    const cache = new ResultCache(folder);
    const recalled = ["p", "q"].map((name) => cache.recall("i", name));
    expect(cache.damaged).toBe(1);
    for (const each of recalled) expect([undefined, record("first"), record("second")]).toContainEqual(each);
    expect(recalled).not.toEqual([undefined, undefined]);
    cache.tidy();
    expect(readRecordLog(file()).damaged).toBe(0);
    expect(["p", "q"].map((name) => new ResultCache(folder).recall("i", name))).toEqual(recalled);
  });

  test("is not spoilt by two runs that write at once", () => {
    const [one, other] = [new ResultCache(folder), new ResultCache(folder)];
    for (let index = 0; index < 50; index += 1) {
      one.remember("i", [[`one${index}`, record(`${index}`)]]);
      other.remember("i", [[`other${index}`, record(`${index}`)]]);
    }
    const { entries, damaged } = readRecordLog(file());
    expect([entries.size, damaged]).toEqual([100, 0]);
  });

  test("rewrites a file in which most lines were replaced", () => {
    for (let run = 0; run < 4; run += 1) new ResultCache(folder).remember("i", [["p", record(`${run}`)]]);
    const before = readFileSync(file(), "utf8").length;
    const cache = new ResultCache(folder);
    cache.recall("i", "p");
    cache.tidy();
    expect(readFileSync(file(), "utf8").length).toBe(before / 4);
  });

  test("is not misled by a line that another kind of file left", () => {
    new ResultCache(folder).remember("i", [["p", record("x")]]);
    appendFileSync(file(), '{"p": 1}\n\n');
    expect(readRecordLog(file())).toMatchObject({ damaged: 2 });
  });
});

describe("the digest of a program", () => {
  const planned = (code: string, run = {}, more = {}) => ({ key: "k", program: program(code, run), ...more });
  const digest = (each: ReturnType<typeof planned>, limits = {}, isolation: "fork" | "process" = "fork") =>
    programDigest(each, { ...defaultLimits, ...limits }, isolation);
  const plain = digest(planned("print(1)"));

  test("is the same for the same code, whatever it is called", () => {
    expect(digest({ ...planned("print(1)"), key: "another" })).toBe(plain);
  });

  test.each<[what: string, other: string]>([
    ["code", digest(planned("print(2)"))],
    ["flags", digest(planned("print(1)", { flags: ["-O"] }))],
    ["environment", digest(planned("print(1)", { env: { A: "1" } }))],
    ["own limit", digest(planned("print(1)", { timeoutMs: 5 }))],
    ["repetitions", digest(planned("print(1)", { repeat: 2 }))],
    ["fresh runs", digest(planned("print(1)", {}, { freshRuns: 4 }))],
    ["limits", digest(planned("print(1)"), { maxMemoryBytes: 5 })],
    ["isolation", digest(planned("print(1)"), {}, "process")],
  ])("is another one for other %s", (_what, other) => expect(other).not.toBe(plain));

  test("chance has a part where a program is repeated, run anew or alone", () => {
    const answers = [{}, { repeat: 2 }, { exclusive: true }].map((run) => dependsOnChance(planned("", run)));
    expect([...answers, dependsOnChance(planned("", {}, { freshRuns: 4 }))]).toEqual([false, true, true, true]);
  });
});

test.each<[expected: boolean, observation: Observation]>([
  [true, { kind: "finished", stdout: "", stderr: "" }],
  [true, { kind: "exited", status: 1, stdout: "", stderr: "" }],
  [true, { kind: "killed", signal: "SIGSEGV", stdout: "", stderr: "" }],
  [true, { kind: "not-run", requirement: { kind: "launch", what: "interpreter flag -O" } }],
  [false, { kind: "killed", signal: "SIGKILL", stdout: "", stderr: "" }],
  [false, { kind: "timed-out", limitMs: 1, stdout: "", stderr: "" }],
  [false, { kind: "out-of-memory", limitBytes: 1, stdout: "", stderr: "" }],
  [false, { kind: "harness-failed", reason: "", stderr: "" }],
])("settled is %s for %j", (expected, observation) => {
  expect(isSettled({ outcomes: [{ observation, count: 1 }], durationMs: 1 })).toBe(expected);
  expect(isSettled({ outcomes: [{ observation, count: 1 }], durationMs: 1, retriedAfter: "time" })).toBe(false);
});
