import type { Case, Expectation, InterpreterResult, Observation, Program, Results } from "@pyconform/model";
import { usualFacts } from "@pyconform/model/testing";
import { parseRecorded, parseResults, type RecordedInterpreter, renderJson, renderRecorded } from "@pyconform/report";
import { describe, expect, test } from "vitest";
import { assembleResults, type RunFacts } from "../assemble-results.js";
import { joinRecorded } from "./join-recorded.js";
import { leaveOutRecorded } from "./leave-out-recorded.js";
import { recordInterpreter } from "./record-interpreter.js";

const at = { file: "specs/a.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function program(code: string): Program {
  return { code, requires: [], run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } };
}

function promise(name: string, expect: Partial<Expectation>, code = `print("${name}")\n`): Case {
  return {
    id: `made/up/${name}` as Case["id"],
    aliases: [],
    topic: "made",
    subject: "up",
    title: name,
    covers: [],
    program: program(code),
    compare: "outcome",
    at,
    level: "language",
    promisedBy: ["reference/a#b"],
    expect: { oneOf: [{}], never: [], ...expect },
  };
}

function interpreter(id: string, implementation: string): InterpreterResult {
  const facts = { ...usualFacts, implementation, version: "1.2", "language-version": "3.14", allocator: "malloc" };
  const traits = { facts, versionText: "1.2", modules: ["zlib"], features: ["fork"] as const };
  const command = [`/home/me/${id}`];
  return { id, implementation, version: "1.2", languageVersion: "3.14", command, traits, status: "used" };
}

const here = interpreter("cpython-1.2", "cpython");
const away = interpreter("pypy-1.2", "pypy");

const printed = (stdout: string, stderr = ""): Observation => ({ kind: "finished", stdout, stderr });
const raised = (message: string): Observation => ({
  kind: "raised",
  exception: { type: "KeyError", bases: ["KeyError", "LookupError"], message },
  stdout: "",
  stderr: "Traceback\n",
});

/** The facts of a run in which every interpreter did what `did` says of the case's title. */
function run(cases: readonly Case[], who: InterpreterResult, did: Readonly<Record<string, Observation>>): RunFacts {
  return {
    subjects: [],
    cases,
    suiteIds: cases.map(({ id }) => id),
    interpreters: [who],
    deviations: [],
    recordOf: (id) => {
      const observation = did[id.slice("made/up/".length)];
      return observation && { outcomes: [{ observation, count: 1 }], durationMs: 3 };
    },
    suite: { version: "0.0.0", commit: "abc", digest: "d" },
    selection: { cases: null, shard: null },
    started: "2026-11-26T10:00:00.000Z",
    durationMs: 5,
    complete: true,
  };
}

function record(facts: RunFacts, who = away): RecordedInterpreter {
  const recorded = recordInterpreter(assembleResults(facts), who, "0f");
  if (recorded === undefined) throw new Error("nothing was recorded");
  return parseRecorded(renderRecorded(recorded));
}

/** What a run of `cases` here says, with what was recorded of a run of `then` (the same cases, unless named) elsewhere. */
function joined(
  cases: readonly Case[],
  did: Readonly<Record<string, Observation>>,
  then: readonly Case[] = cases,
): { readonly results: Results; readonly measured: Results } {
  const facts = run(cases, here, Object.fromEntries(cases.map(({ title }) => [title, printed(`${title}\n`)])));
  const measured = assembleResults(facts);
  return { results: joinRecorded(facts, [record(run(then, away, did))], measured), measured };
}

const verdictOf = ({ cases }: Results, index = 0) =>
  cases[index]?.results.find((result) => result.interpreter === away.id)?.verdict;

describe("what was recorded", () => {
  const cases = [
    promise("b", { oneOf: [{ stdout: "b\n" }] }),
    promise("a", { oneOf: [{ raises: "LookupError" }] }),
    promise("c", { oneOf: [{ exit: 3 }] }),
    promise("d", {}),
    promise("e", { oneOf: [{ warns: ["UserWarning"] }] }),
  ];
  const did: Readonly<Record<string, Observation>> = {
    b: printed("B\n"),
    a: raised("'x'"),
    c: { kind: "exited", status: 3, stdout: "", stderr: "" },
    d: { kind: "timed-out", limitMs: 30_000, stdout: "half", stderr: "" },
    e: printed("", "/tmp/x/case.py:1: UserWarning: careful\nother\n"),
  };

  test("is judged as it was when it was run", () => {
    const then = assembleResults(run(cases, away, did));
    const { results } = joined(cases, did);
    const verdicts = cases.map((_, index) => verdictOf(results, index));
    expect(verdicts.map((verdict) => verdict?.kind)).toEqual(["broken", "kept", "kept", "broken", "kept"]);
    expect(verdicts).toEqual(cases.map((_, index) => verdictOf(then, index)));
  });

  test("is judged by what is promised now", () => {
    const now = [promise("b", { oneOf: [{ stdout: "B\n" }] })];
    expect(verdictOf(joined(now, did, [promise("b", {})]).results)).toEqual({ kind: "kept" });
  });

  test("has a part in findings, and is marked with its day and commit", () => {
    const { results } = joined(cases, did);
    expect(results.cases[0]?.finding).toMatchObject({ kind: "broken-by", interpreters: [away.id] });
    expect(results.interpreters.map(({ id, recorded }) => [id, recorded])).toEqual([
      [here.id, undefined],
      [away.id, { date: "2026-11-26", commit: "abc" }],
    ]);
    expect(parseResults(renderJson(results)).kind).toBe("results");
  });

  test("gives way to what was run", () => {
    const facts = run(cases, away, did);
    const measured = assembleResults(facts);
    expect(joinRecorded(facts, [record(facts)], measured)).toBe(measured);
    const { results } = joined(cases, { ...did, b: printed("other\n") });
    const [merged] = leaveOutRecorded([results, measured]);
    expect(merged?.interpreters.map(({ id }) => id)).toEqual([here.id]);
    expect(merged?.cases[0]?.results.map((result) => result.interpreter)).toEqual([here.id]);
  });

  test("is a line for each program, sorted, without times, paths or anything of one run", () => {
    const recorded = recordInterpreter(assembleResults(run(cases, away, did)), away, undefined);
    const text = renderRecorded(recorded as RecordedInterpreter);
    expect(text.split("\n").map((line) => /"case":"([^"]*)"/.exec(line)?.[1])).toEqual([
      undefined,
      ...["a", "b", "c", "d", "e"].map((name) => `made/up/${name}`),
      undefined,
    ]);
    expect(text).not.toMatch(/\/home\/me|\/tmp|durationMs|Traceback|half/);
    const other = recordInterpreter(assembleResults(run(cases.toReversed(), away, did)), away, undefined);
    expect(renderRecorded(other as RecordedInterpreter)).toBe(text);
  });

  test("leaves out what our own side failed in", () => {
    const failed: Observation = { kind: "harness-failed", reason: "lost", stderr: "" };
    expect(record(run(cases, away, { ...did, b: failed })).programs.map((each) => each.case)).not.toContain(
      "made/up/b",
    );
  });
});

describe("a long stdout", () => {
  const long = "x".repeat(5_000);

  test("stands as its digest, and is known again by what is expected", () => {
    const cases = [promise("a", { oneOf: [{ stdout: long }] })];
    expect(renderRecorded(record(run(cases, away, { a: printed(long) }))).length).toBeLessThan(1_500);
    expect(verdictOf(joined(cases, { a: printed(long) }).results)).toEqual({ kind: "kept" });
  });

  test("is not judged where nobody knows it", () => {
    const cases = [promise("a", { oneOf: [{ stdout: "a\n" }] })];
    expect(verdictOf(joined(cases, { a: printed(long) }).results)?.kind).toBe("inconclusive");
  });
});

describe("an outdated observation", () => {
  const then = [promise("a", { oneOf: [{ stdout: "a\n" }] }, "print('A')\n")];
  const now = [promise("a", { oneOf: [{ stdout: "a\n" }] })];
  const changes: readonly { title: string; before: Case; now: Case; observation: Observation }[] = [
    { title: "code", before: then[0] as Case, now: now[0] as Case, observation: printed("A\n") },
    {
      title: "requirements",
      before: now[0] as Case,
      now: {
        ...(now[0] as Case),
        program: { ...program('print("a")\n'), requires: [{ kind: "module", module: "zlib" }] },
      },
      observation: printed("A\n"),
    },
    {
      title: "expectation names a message that was not kept",
      before: promise("a", {}),
      now: promise("a", { oneOf: [{ messageMatches: "object at" }] }),
      observation: raised("<object at 0x7f0011223344>"),
    },
    {
      title: "expectation names a warning, of which nothing was kept",
      before: promise("a", {}),
      now: promise("a", { oneOf: [{ warns: ["UserWarning"] }] }),
      observation: printed("A\n"),
    },
  ];

  test.each(changes)("is one whose $title changed: no verdict, and part of no finding", (change) => {
    const { results, measured } = joined([change.now], { a: change.observation }, [change.before]);
    const [report] = results.cases;
    expect(report?.outdated).toMatchObject([{ interpreter: away.id, program: "case" }]);
    expect(report?.results).toEqual(measured.cases[0]?.results);
    expect(report?.finding).toEqual(measured.cases[0]?.finding);
    expect(results.summary).toEqual(measured.summary);
    expect(parseResults(renderJson(results)).kind).toBe("results");
  });
});

test("a recorded file that was damaged names the line", () => {
  const text = renderRecorded(record(run([promise("a", {})], away, { a: printed("") })));
  expect(() => parseRecorded(text.replace('"finished"', '"sulked"'))).toThrow(/^line 2: /);
});
