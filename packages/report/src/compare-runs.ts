import { type CaseReport, type CaseResult, observationKey, type Results } from "@pyconform/model";

/** Another verdict of an interpreter on a case; or the same verdict and another observation. */
export interface ResultChange {
  readonly kind: "verdict" | "observation";
  /** Of the later run. */
  readonly report: CaseReport;
  readonly interpreter: string;
  readonly before: CaseResult;
  readonly after: CaseResult;
}

/** One thing that is not the same in two runs. */
export type RunChange =
  | { readonly kind: "interpreter-added" | "interpreter-removed"; readonly interpreter: string }
  | { readonly kind: "case-added" | "case-removed"; readonly report: CaseReport }
  | { readonly kind: "finding"; readonly report: CaseReport; readonly before: CaseReport }
  | ResultChange;

/** Whether a change is one of what an interpreter did. */
export function isResultChange(change: RunChange): change is ResultChange {
  return change.kind === "verdict" || change.kind === "observation";
}

/** What differs between two runs, in the order of the cases; times and commands do not count. */
export function compareRuns(before: Results, after: Results): readonly RunChange[] {
  return [...compareInterpreters(before, after), ...compareCases(before, after)];
}

function compareInterpreters(before: Results, after: Results): readonly RunChange[] {
  const [old, fresh] = [usedIds(before), usedIds(after)];
  return [
    ...[...old]
      .filter((id) => !fresh.has(id))
      .map((interpreter): RunChange => ({ kind: "interpreter-removed", interpreter })),
    ...[...fresh]
      .filter((id) => !old.has(id))
      .map((interpreter): RunChange => ({ kind: "interpreter-added", interpreter })),
  ];
}

function usedIds(results: Results): ReadonlySet<string> {
  return new Set(results.interpreters.filter(({ status }) => status === "used").map(({ id }) => id));
}

function compareCases(before: Results, after: Results): readonly RunChange[] {
  const old = new Map(before.cases.map((each) => [each.id, each]));
  const fresh = new Set(after.cases.map(({ id }) => id));
  return [
    ...before.cases.filter(({ id }) => !fresh.has(id)).map((report): RunChange => ({ kind: "case-removed", report })),
    ...after.cases.flatMap((report): readonly RunChange[] => {
      const earlier = old.get(report.id);
      if (earlier === undefined) return [{ kind: "case-added", report }];
      const findings: readonly RunChange[] =
        earlier.finding.kind === report.finding.kind ? [] : [{ kind: "finding", report, before: earlier }];
      return [...findings, ...compareCaseResults(report, earlier.results)];
    }),
  ];
}

function compareCaseResults(report: CaseReport, earlier: readonly CaseResult[]): readonly RunChange[] {
  const old = new Map(earlier.map((result) => [result.interpreter, result]));
  return report.results.flatMap((after): readonly RunChange[] => {
    const before = old.get(after.interpreter);
    if (before === undefined) return [];
    const change = { report, interpreter: after.interpreter, before, after };
    if (before.verdict.kind !== after.verdict.kind) return [{ kind: "verdict", ...change }];
    return observationKey(before.observation, report.case.compare) ===
      observationKey(after.observation, report.case.compare)
      ? []
      : [{ kind: "observation", ...change }];
  });
}
