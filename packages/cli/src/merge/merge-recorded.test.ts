import type { Observation, Results } from "@pyconform/model";
import { renderJson } from "@pyconform/report";
import { expect, test } from "vitest";
import { isBroken } from "../is-broken.js";
import { bundle, interpreter, printed, suite } from "../testing/made-up-run.js";
import { mergeResults } from "./merge-results.js";

const pypy = interpreter("pypy-7.3.20", "pypy", { implementation: "pypy", version: "7.3.20" });
const recorded = { ...pypy, command: [], recorded: { date: "2026-01-01", commit: "0123456" } };
const here = ["x86_64", "aarch64"].map((machine) => interpreter(`cpython-${machine}`, "cpython", { machine }));
const lost: Observation = {
  kind: "harness-failed",
  reason: "its long stdout was recorded as a digest only",
  stderr: "",
};
const old: Observation = { kind: "finished", stdout: "old\n", stderr: "" };

/** The third case of pypy is outdated, and the text of the second is known on the second machine alone. */
const [, second = "", third = ""] = suite.map(({ id }): string => id);
const notRun = {
  outcomes: [
    { observation: { kind: "not-run", requirement: { kind: "module", module: "ssl" } } as Observation, count: 1 },
  ],
  durationMs: 0,
};
const parts = here.map((host, machine) =>
  bundle({
    interpreters: [host, recorded],
    recordOf: (id, _, on) => {
      if (on !== recorded.id) return notRun;
      if (id === third) return undefined;
      if (id === second && machine === 0) return { outcomes: [{ observation: lost, count: 1 }], durationMs: 0 };
      return printed("broken\n");
    },
    outdated: new Map([[third, [{ interpreter: recorded.id, program: "case", observation: old }]]]),
  }),
);
const merge = (results: readonly Results[]) =>
  mergeResults(results.map((each, index) => ({ path: `input-${index}`, results: each })));

test("what all machines have recorded is neither a duplicate nor a gap, and fails nothing", () => {
  const { results, notes } = merge(parts);
  expect(notes).toEqual([]);
  expect(results.complete).toBe(true);
  expect(results.interpreters.find(({ id }) => id === recorded.id)?.recorded).toEqual(recorded.recorded);
  expect(results.summary.verdicts.broken).toBeGreaterThan(0);
  expect(isBroken(results)).toBe(false);
  expect(renderJson(merge(parts.toReversed()).results)).toBe(renderJson(results));
});

test("a long stdout that one machine knows again is known", () => {
  const { results } = merge(parts);
  const own = results.cases.find(({ id }) => id === second)?.results.find((each) => each.interpreter === recorded.id);
  expect(own?.observation).toMatchObject({ kind: "finished", stdout: "broken\n" });
  expect(own?.outcomes).toBeUndefined();
});

test("what is outdated stays so, once", () => {
  const { results } = merge(parts);
  expect(results.cases.flatMap(({ id, outdated }) => (outdated === undefined ? [] : [[id, outdated]]))).toEqual([
    [third, [{ interpreter: recorded.id, program: "case", observation: old }]],
  ]);
});

test("where one machine has run it, nothing of what was recorded is left, and its verdicts fail", () => {
  const ran = bundle({ interpreters: [pypy], recordOf: () => printed("broken\n") });
  const { results, notes } = merge([...parts, ran]);
  expect(notes).toEqual([]);
  expect(results.interpreters.map((each) => each.recorded)).toEqual([undefined, undefined, undefined]);
  expect(results.cases.some(({ outdated }) => outdated !== undefined)).toBe(false);
  expect(results.cases.find(({ id }) => id === third)?.results).toHaveLength(3);
  expect(isBroken(results)).toBe(true);
});

test("what was recorded on different days is told apart", () => {
  const days = ["2026-01-01", "2026-02-02"].map((date) =>
    bundle({
      interpreters: [{ ...recorded, recorded: { ...recorded.recorded, date } }],
      recordOf: () => printed("hello\n"),
    }),
  );
  const { results, notes } = merge(days);
  expect(results.interpreters.map((each) => each.recorded?.date)).toEqual(["2026-01-01", "2026-02-02"]);
  expect(notes).toEqual([expect.stringMatching(/^pypy-7\.3\.20 is 2 different interpreters: /)]);
});
