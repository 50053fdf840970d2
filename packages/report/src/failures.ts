import { type CaseReport, type CaseResult, verdictEffects } from "@pyconform/model";

/** A verdict that fails the run. */
export interface Failure {
  readonly report: CaseReport;
  readonly result: CaseResult;
  /** `instead`: the portable program of an implementation case. */
  readonly program: "case" | "instead";
}

/** All verdicts that fail the run, in the order of the results. */
export function failures(results: { readonly cases: readonly CaseReport[] }): readonly Failure[] {
  return results.cases.flatMap((report) => [
    ...failing(report, report.results, "case"),
    ...failing(report, report.instead ?? [], "instead"),
  ]);
}

function failing(report: CaseReport, results: readonly CaseResult[], program: Failure["program"]): readonly Failure[] {
  return results
    .filter(({ verdict }) => verdictEffects[verdict.kind] === "fails")
    .map((result) => ({ report, result, program }));
}
