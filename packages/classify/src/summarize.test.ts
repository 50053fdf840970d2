import type { CaseReport, Finding } from "@pyconform/model";
import { expect, test } from "vitest";
import { summarize } from "./summarize.js";
import { implementationCase, resultOn } from "./testing/cases.js";

function reportOf(finding: Finding): CaseReport {
  const { id, level, topic, subject, title } = implementationCase();
  return {
    id,
    level,
    topic,
    subject,
    title,
    finding,
    case: implementationCase(),
    results: [resultOn("a", "1"), resultOn("b", "2")],
  };
}

test("verdicts and findings are counted, in the order of their names", () => {
  const shared = { groups: [], sentence: "" };
  const summary = summarize([
    reportOf({ kind: "universal", ...shared }),
    reportOf({ kind: "depends", axes: [{ axis: "implementation" }, { axis: "version" }], alternatives: [], ...shared }),
    reportOf({ kind: "depends", axes: [{ axis: "platform" }, { axis: "platform" }], alternatives: [], ...shared }),
    reportOf({ kind: "universal", ...shared }),
  ]);
  expect(summary).toEqual({
    cases: 4,
    verdicts: { observed: 8 },
    findings: { "implementation+version": 1, platform: 1, universal: 2 },
  });
  expect(Object.keys(summary.findings)).toEqual(["implementation+version", "platform", "universal"]);
});
