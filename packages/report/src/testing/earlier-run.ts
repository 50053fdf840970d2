import type { CaseReport, CaseResult, Results } from "@pyconform/model";
import { hostileText } from "./hostile-text.js";

/** The case that {@link earlierRun} saw kept and that a later run breaks. */
export const brokenSince = "immutability/tuple/augmented-item";
/** The interpreter on which it is broken. */
export const brokenOn = "pypy-8.0.1-py3.11";
/** A case of the later run only. */
export const addedSince = "immutability/tuple/concat";
/** A case of the earlier run only. */
export const removedSince = "immutability/tuple/<script>alert(1)</script>";

/** A run before `results`: one promise was kept that is broken now, one output was another, a case and an interpreter were others. */
export function earlierRun(results: Results): Results {
  const [first] = results.cases;
  return {
    ...results,
    started: "2026-01-01T03:04:05.000Z",
    interpreters: results.interpreters.map((each) =>
      each.id === "cpython-3.15.2" ? { ...each, id: "cpython-3.15.1" } : each,
    ),
    cases: [
      ...results.cases
        .filter(({ id }) => id !== addedSince)
        .map((report) => ({
          ...report,
          results: report.results.filter(({ interpreter }) => interpreter !== "cpython-3.15.2"),
        }))
        .map(earlierReport),
      ...(first === undefined ? [] : [{ ...first, id: removedSince }]),
    ],
  };
}

function earlierReport(report: CaseReport): CaseReport {
  if (report.id === "hostile/output/everything")
    return { ...report, finding: { ...report.finding, kind: "upheld" }, results: report.results.map(otherOutput) };
  if (report.id !== brokenSince) return report;
  return {
    ...report,
    results: report.results.map((result) =>
      result.interpreter === brokenOn
        ? { ...result, verdict: { kind: "kept" }, observation: { kind: "finished", stdout: "kept\n", stderr: "" } }
        : result,
    ),
  };
}

function otherOutput({ outcomes: _, ...result }: CaseResult): CaseResult {
  return { ...result, observation: { kind: "finished", stdout: `before\n${hostileText}`, stderr: "" } };
}
