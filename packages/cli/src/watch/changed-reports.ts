import type { CaseReport, Results } from "@pyconform/model";

/** What was shown of each case, by id. */
export type Shown = ReadonlyMap<string, string>;

/** What a round has to show of each case: all but where it stands and how long it took. */
export function shownOf({ cases }: Pick<Results, "cases">): Shown {
  return new Map(cases.map((report) => [report.id, textOf(report)]));
}

/** The reports that say something else than before, or are new. */
export function changedReports({ cases }: Pick<Results, "cases">, before: Shown, now: Shown): readonly CaseReport[] {
  return cases.filter(({ id }) => before.get(id) !== now.get(id));
}

function textOf(report: CaseReport): string {
  return JSON.stringify(report, (name, value) => (name === "at" || name === "durationMs" ? undefined : value));
}
