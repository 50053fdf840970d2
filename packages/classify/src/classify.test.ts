import type { Case, CountedObservation, Deviation, Observation, Outcome, RunRecord, Traits } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { judge, judgeInstead } from "./classify.js";
import {
  finished,
  harnessFailed,
  implementationCase,
  languageCase,
  notRun,
  raised,
  timedOut,
} from "./testing/cases.js";
import { interpreters } from "./testing/interpreters.js";

const span = { file: "deviations.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

function deviation(changed: Partial<Deviation> = {}): Deviation {
  const cases = ["topic/subject/case"];
  return { implementation: "pypy", cause: "no counts", versions: "*", traits: {}, cases, at: span, ...changed };
}

function once(observation: Observation): RunRecord {
  return { outcomes: [{ observation, count: 1 }], durationMs: 1 };
}

function counted(...outcomes: readonly (readonly [Observation, number])[]): RunRecord {
  return {
    outcomes: outcomes.map(([observation, count]): CountedObservation => ({ observation, count })),
    durationMs: 1,
  };
}

function on(implementation: string, traits: Traits) {
  return { id: implementation, implementation, traits };
}

const cpython = on("cpython", interpreters["3.13"]);
const pypy = on("pypy", interpreters.pypy);

describe("an outcome that is met, or not", () => {
  const warned = "x.py:3: DeprecationWarning: old\n  f()\nTraceback:\nValueError: 3: UserWarning: no\n";
  test.each<{ title: string; outcome: Outcome; observed: Observation; parts: readonly string[] }>([
    { title: "stdout is exact", outcome: { stdout: "1\n" }, observed: finished("1\n"), parts: [] },
    { title: "a missing newline counts", outcome: { stdout: "1\n" }, observed: finished("1"), parts: ["stdout"] },
    {
      title: "a pattern may match anywhere",
      outcome: { stdoutMatches: "b.c" },
      observed: finished("ab\ncd"),
      parts: [],
    },
    { title: "a pattern counts code points", outcome: { stdoutMatches: "^.$" }, observed: finished("😀"), parts: [] },
    {
      title: "a pattern that does not match",
      outcome: { stdoutMatches: "^b" },
      observed: finished("ab"),
      parts: ["stdout-matches"],
    },
    { title: "nothing stated asks to finish", outcome: {}, observed: raised("TypeError"), parts: ["ending"] },
    {
      title: "an exit status is no finish",
      outcome: { stdout: "" },
      observed: { kind: "exited", status: 0, stdout: "", stderr: "" },
      parts: ["ending"],
    },
    {
      title: "an exception by its own name",
      outcome: { raises: "TypeError" },
      observed: raised("TypeError"),
      parts: [],
    },
    {
      title: "an exception by the name of a base",
      outcome: { raises: "LookupError" },
      observed: raised("KeyError", ["LookupError"]),
      parts: [],
    },
    {
      title: "an exception by its name with module",
      outcome: { raises: "zlib.error" },
      observed: raised("error"),
      parts: [],
    },
    { title: "another exception", outcome: { raises: "TypeError" }, observed: raised("ValueError"), parts: ["raises"] },
    { title: "no exception", outcome: { raises: "TypeError" }, observed: finished(), parts: ["raises"] },
    {
      title: "what was printed before an exception",
      outcome: { raises: "TypeError", stdout: "a" },
      observed: raised("TypeError"),
      parts: ["stdout"],
    },
    {
      title: "a message",
      outcome: { raises: "TypeError", messageMatches: "^x" },
      observed: raised("TypeError", [], "xy"),
      parts: [],
    },
    {
      title: "another message",
      outcome: { raises: "TypeError", messageMatches: "^x" },
      observed: raised("TypeError", [], "y"),
      parts: ["message-matches"],
    },
    {
      title: "an exit status",
      outcome: { exit: 3 },
      observed: { kind: "exited", status: 3, stdout: "", stderr: "" },
      parts: [],
    },
    {
      title: "another exit status",
      outcome: { exit: 3 },
      observed: { kind: "exited", status: 1, stdout: "", stderr: "" },
      parts: ["exit"],
    },
    { title: "status 0 is also an end without a word", outcome: { exit: 0 }, observed: finished(), parts: [] },
    {
      title: "a signal",
      outcome: { killed: "SIGABRT" },
      observed: { kind: "killed", signal: "SIGABRT", stdout: "", stderr: "" },
      parts: [],
    },
    {
      title: "another signal",
      outcome: { killed: "SIGABRT" },
      observed: { kind: "killed", signal: "SIGSEGV", stdout: "", stderr: "" },
      parts: ["killed"],
    },
    {
      title: "a crash breaks the promise",
      outcome: { stdout: "" },
      observed: { kind: "killed", signal: "SIGSEGV", stdout: "", stderr: "" },
      parts: ["ending"],
    },
    {
      title: "a warning that is shown",
      outcome: { warns: ["DeprecationWarning"] },
      observed: finished("", warned),
      parts: [],
    },
    {
      title: "a warning that only an exception's message names",
      outcome: { warns: ["UserWarning"] },
      observed: finished("", warned),
      parts: ["warns"],
    },
    {
      title: "a time limit, whatever is expected",
      outcome: { raises: "TypeError" },
      observed: timedOut,
      parts: ["limit"],
    },
  ])("$title", ({ outcome, observed, parts }) => {
    const verdict = judge(languageCase({ oneOf: [outcome] }), once(observed), cpython, []);
    expect(verdict.kind).toBe(parts.length === 0 ? "kept" : "broken");
    expect("mismatches" in verdict ? verdict.mismatches.map(({ part }) => part) : []).toEqual(parts);
  });
});

describe("a promise", () => {
  const one = languageCase({ oneOf: [{ stdout: "1" }] });
  const choice = languageCase({ oneOf: [{ stdout: "1" }, { stdout: "2" }], never: [{ stdoutMatches: "torn" }] });
  const same = languageCase({ oneOf: [{ stdoutMatches: "." }], acrossRuns: "same" });
  const free = languageCase({ oneOf: [{}], acrossRuns: "may-vary" });
  const anything = languageCase({ oneOf: [], never: [{ stdoutMatches: "torn" }] });
  test.each<{ title: string; judged: Case; record: RunRecord; kind: string; parts?: readonly string[] }>([
    { title: "one of several allowed outcomes is enough", judged: choice, record: once(finished("2")), kind: "kept" },
    {
      title: "every counted outcome must be allowed",
      judged: choice,
      record: counted([finished("1"), 19], [finished("3"), 1]),
      kind: "broken",
      parts: ["stdout"],
    },
    {
      title: "a forbidden outcome breaks it, however rare and however it ended",
      judged: choice,
      record: counted([finished("1"), 19], [raised("X", [], "", "torn"), 1]),
      kind: "broken",
      parts: ["ending", "never"],
    },
    {
      title: "different outcomes break `same`",
      judged: same,
      record: counted([finished("1"), 2], [finished("2"), 1]),
      kind: "broken",
      parts: ["across-runs"],
    },
    {
      title: "different outcomes may vary",
      judged: free,
      record: counted([finished("1"), 2], [finished("2"), 1]),
      kind: "kept",
    },
    {
      title: "with nothing allowed by name, a limit still breaks it",
      judged: anything,
      record: once(timedOut),
      kind: "broken",
      parts: ["limit"],
    },
    { title: "an unmet requirement is not applicable", judged: one, record: once(notRun), kind: "not-applicable" },
    { title: "our own failure is inconclusive", judged: one, record: once(harnessFailed), kind: "inconclusive" },
    {
      title: "our own failure beside a kept outcome is inconclusive",
      judged: one,
      record: counted([finished("1"), 1], [harnessFailed, 1]),
      kind: "inconclusive",
    },
    {
      title: "our own failure does not hide a broken outcome",
      judged: one,
      record: counted([finished("3"), 1], [harnessFailed, 1]),
      kind: "broken",
      parts: ["stdout"],
    },
    { title: "no outcome at all is inconclusive", judged: one, record: counted(), kind: "inconclusive" },
  ])("$title", ({ judged, record, kind, parts }) => {
    const verdict = judge(judged, record, cpython, []);
    expect(verdict.kind).toBe(kind);
    if (parts !== undefined)
      expect("mismatches" in verdict && verdict.mismatches.map(({ part }) => part)).toEqual(parts);
  });

  test("a limit reached again alone is named, with the first try", () => {
    const verdict = judge(one, { ...once(timedOut), retriedAfter: "time" }, cpython, []);
    expect("mismatches" in verdict && verdict.mismatches[0]?.message).toBe(
      "it reached the time limit of 5 s, run alone after a first try reached a third of it",
    );
  });
});

describe("a deviation", () => {
  const one = languageCase({ oneOf: [{ stdout: "1" }] });
  const broken = once(finished("2"));
  const flaky = counted([finished("1"), 19], [finished("2"), 1]);
  const kept = once(finished("1"));
  test.each<{ title: string; listed: Deviation; record: RunRecord; kind: string }>([
    { title: "that is listed is known", listed: deviation(), record: broken, kind: "known-deviation" },
    { title: "that shows in some runs only is known too", listed: deviation(), record: flaky, kind: "known-deviation" },
    { title: "by glob is known", listed: deviation({ cases: ["topic/**"] }), record: broken, kind: "known-deviation" },
    { title: "that no longer deviates is stale", listed: deviation(), record: kept, kind: "stale-deviation" },
    {
      title: "that shows sometimes is not stale when it is kept",
      listed: deviation({ sometimes: true }),
      record: kept,
      kind: "kept",
    },
    {
      title: "by glob is left to the second pass",
      listed: deviation({ cases: ["topic/**"] }),
      record: kept,
      kind: "kept",
    },
    {
      title: "of another implementation says nothing",
      listed: deviation({ implementation: "pyodide" }),
      record: broken,
      kind: "broken",
    },
    { title: "of other versions says nothing", listed: deviation({ versions: "<8" }), record: broken, kind: "broken" },
    { title: "of other versions is not stale", listed: deviation({ versions: "<8" }), record: kept, kind: "kept" },
    {
      title: "of these versions is known",
      listed: deviation({ versions: ">=8, <9" }),
      record: broken,
      kind: "known-deviation",
    },
    {
      title: "with facts that do not hold says nothing",
      listed: deviation({ traits: { jit: "off" } }),
      record: broken,
      kind: "broken",
    },
    {
      title: "with facts that hold is known",
      listed: deviation({ traits: { jit: "on" } }),
      record: broken,
      kind: "known-deviation",
    },
    {
      title: "of another case says nothing",
      listed: deviation({ cases: ["topic/subject/other"] }),
      record: broken,
      kind: "broken",
    },
    {
      title: "does not apply where the case was not run",
      listed: deviation(),
      record: once(notRun),
      kind: "not-applicable",
    },
  ])("$title", ({ listed, record, kind }) => {
    expect(judge(one, record, pypy, [listed]).kind).toBe(kind);
  });

  test("that names the case comes before one by glob", () => {
    const listed = [deviation({ cause: "glob", cases: ["**"] }), deviation({ cause: "id" })];
    expect(judge(one, broken, pypy, listed)).toMatchObject({ deviation: { cause: "id" } });
  });
});

describe("a description", () => {
  const described = implementationCase(
    { when: { implementation: ["cpython"], version: "<3.12" }, oneOf: [{ stdout: "old" }], never: [] },
    { when: { implementation: ["cpython"], traits: { "byte-order": "big" } }, oneOf: [{ stdout: "big" }], never: [] },
    { when: { implementation: ["cpython"] }, oneOf: [{ stdout: "new" }], never: [] },
  );
  test.each([
    {
      title: "speaks by version",
      interpreter: on("cpython", interpreters["3.9"]),
      stdout: "old",
      kind: "as-described",
    },
    {
      title: "compares 3.9 and 3.12 as versions",
      interpreter: on("cpython", interpreters["3.9"]),
      stdout: "new",
      kind: "not-as-described",
    },
    { title: "speaks by fact", interpreter: on("cpython", interpreters.s390x), stdout: "big", kind: "as-described" },
    { title: "is that of the first row that matches", interpreter: cpython, stdout: "new", kind: "as-described" },
    { title: "that no longer holds", interpreter: cpython, stdout: "old", kind: "not-as-described" },
    {
      title: "of somebody else leaves it observed",
      interpreter: on("cpython-freethreaded", interpreters["3.13t"]),
      stdout: "?",
      kind: "observed",
    },
  ])("$title", ({ interpreter, stdout, kind }) => {
    expect(judge(described, once(finished(stdout)), interpreter, []).kind).toBe(kind);
  });

  test("is not applicable or inconclusive even where no row speaks", () => {
    expect(judge(described, once(notRun), pypy, []).kind).toBe("not-applicable");
    expect(judge(described, once(harnessFailed), pypy, []).kind).toBe("inconclusive");
  });
});

describe("the portable program", () => {
  const portable = {
    ...implementationCase(),
    instead: { kind: "program", program: languageCase().program, expect: { oneOf: [{ stdout: "1" }], never: [] } },
  } as const;

  test("must hold as a promise does", () => {
    expect(judgeInstead(portable, once(finished("1")), pypy, [])?.kind).toBe("kept");
    expect(judgeInstead(portable, once(finished("2")), pypy, [])?.kind).toBe("broken");
    expect(judgeInstead(portable, once(finished("2")), pypy, [deviation()])?.kind).toBe("known-deviation");
  });

  test("of a case without one has no verdict", () => {
    expect(judgeInstead(implementationCase(), once(finished()), pypy, [])).toBeUndefined();
    expect(judgeInstead(languageCase(), once(finished()), pypy, [])).toBeUndefined();
  });
});
