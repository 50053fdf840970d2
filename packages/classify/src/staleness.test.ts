import type { Deviation, Verdict } from "@pyconform/model";
import { expect, test } from "vitest";
import { markStaleDeviations } from "./staleness.js";
import { interpreters } from "./testing/interpreters.js";

const pypy = { id: "pypy", implementation: "pypy", traits: interpreters.pypy };

const listed: Deviation = {
  implementation: "pypy",
  cause: "no counts",
  versions: "*",
  traits: {},
  cases: ["memory/*/*"],
  at: { file: "deviations.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
};

const verdicts: Record<string, Verdict> = {
  kept: { kind: "kept" },
  known: { kind: "known-deviation", deviation: listed, mismatches: [] },
  skipped: { kind: "not-applicable", requirement: { kind: "module", module: "lzma" } },
  unclear: { kind: "inconclusive", reason: "pipe closed" },
};

interface Row {
  readonly title: string;
  /** Verdicts of memory/a/0, memory/a/1, ...; `-` was not run in this run. */
  readonly given: readonly string[];
  readonly stale: number;
  readonly deviation?: Partial<Deviation>;
}

test.each<Row>([
  { title: "a glob under which one case still deviates is not stale", given: ["kept", "known"], stale: 0 },
  { title: "a glob under which all is kept is stale in each", given: ["kept", "kept"], stale: 2 },
  { title: "what is not applicable does not keep a glob alive", given: ["kept", "skipped"], stale: 1 },
  { title: "what is inconclusive leaves a glob alone", given: ["kept", "unclear"], stale: 0 },
  { title: "a run of a part leaves a glob alone", given: ["kept", "-"], stale: 0 },
  { title: "a glob for other versions is left alone", given: ["kept"], stale: 0, deviation: { versions: "<8" } },
  { title: "a glob for other facts is left alone", given: ["kept"], stale: 0, deviation: { traits: { jit: "off" } } },
  { title: "what shows sometimes is never stale", given: ["kept"], stale: 0, deviation: { sometimes: true } },
  { title: "a glob that covers nothing is nobody's", given: ["kept"], stale: 0, deviation: { cases: ["hashing/**"] } },
])("$title", ({ given, stale, deviation }) => {
  const suite = given.map((_, index) => `memory/a/${index}`);
  const judged = suite.flatMap((id, index) => {
    const verdict = verdicts[given[index] ?? ""];
    return verdict === undefined ? [] : [{ id, verdict }];
  });
  const marked = markStaleDeviations(judged, pypy, [{ ...listed, ...deviation }], suite);
  expect(marked.filter(({ verdict }) => verdict.kind === "stale-deviation")).toHaveLength(stale);
});
