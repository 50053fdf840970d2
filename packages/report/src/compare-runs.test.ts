import type { CaseReport, Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { compareRuns, isResultChange } from "./compare-runs.js";
import { addedSince, brokenOn, brokenSince, earlierRun, removedSince } from "./testing/earlier-run.js";
import { sampleResults } from "./testing/sample-results.js";

const results = sampleResults();
const used = results.interpreters.filter(({ status }) => status === "used");
const changes = compareRuns(earlierRun(results), results);

/** The run with another result of one case on all interpreters. */
function changed(results: Results, id: string, change: Partial<CaseReport["results"][number]>): Results {
  return {
    ...results,
    cases: results.cases.map((report) =>
      report.id === id ? { ...report, results: report.results.map((each) => ({ ...each, ...change })) } : report,
    ),
  };
}

describe("two runs", () => {
  test("that are the same have no difference", () => {
    expect(compareRuns(results, sampleResults())).toEqual([]);
  });

  test("differ in a verdict, with what was observed before and after", () => {
    const verdicts = changes.filter(({ kind }) => kind === "verdict").filter(isResultChange);
    expect(
      verdicts.map(({ report, interpreter, before, after }) => [
        report.id,
        interpreter,
        before.verdict.kind,
        after.verdict.kind,
      ]),
    ).toEqual([[brokenSince, brokenOn, "kept", "broken"]]);
    expect(verdicts[0]?.before.observation).toMatchObject({ stdout: "kept\n" });
  });

  test("differ in an observation under the same verdict", () => {
    const observations = changes.filter(({ kind }) => kind === "observation").filter(isResultChange);
    expect(new Set(observations.map(({ report }) => report.id))).toEqual(new Set(["hostile/output/everything"]));
  });

  test("differ in cases, interpreters and findings", () => {
    const rest = changes.filter((change) => !isResultChange(change));
    expect(rest.map((change) => [change.kind, "report" in change ? change.report.id : change.interpreter])).toEqual([
      ["interpreter-removed", "cpython-3.15.1"],
      ["interpreter-added", "cpython-3.15.2"],
      ["case-removed", removedSince],
      ["case-added", addedSince],
      ["finding", "hostile/output/everything"],
    ]);
  });

  test("do not differ in how long it took", () => {
    expect(compareRuns(results, changed(results, brokenSince, { durationMs: 9999 }))).toEqual([]);
  });

  test("differ in a message only where the case compares messages", () => {
    const raised = (message: string) =>
      changed(results, brokenSince, {
        verdict: { kind: "kept" },
        observation: { kind: "raised", exception: { type: "E", bases: ["E"], message }, stdout: "", stderr: "" },
      });
    const byMessage = (run: Results): Results => ({
      ...run,
      cases: run.cases.map((report) => ({ ...report, case: { ...report.case, compare: "message" } })),
    });
    expect(compareRuns(raised("a"), raised("b"))).toEqual([]);
    expect(compareRuns(byMessage(raised("a")), byMessage(raised("b")))).toHaveLength(used.length);
  });
});
