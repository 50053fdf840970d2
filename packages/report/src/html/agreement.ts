import type { CaseReport, InterpreterResult } from "@pyconform/model";

/** How often two interpreters observed the same. */
export interface Agreement {
  /** Cases that both could run. */
  readonly both: number;
  /** Those of them in which they differ. */
  readonly differing: number;
}

/** Who agrees with whom: by the numbers of two interpreters in `used`. */
export function agreements(
  cases: readonly CaseReport[],
  used: readonly InterpreterResult[],
): readonly (readonly Agreement[])[] {
  const counts = used.map(() => used.map(() => ({ both: 0, differing: 0 })));
  for (const report of cases) {
    const groups = groupsOfAll(report, used);
    for (const [row, group] of groups.entries()) {
      if (group === -1) continue;
      for (const [column, other] of groups.entries()) {
        const count = counts[row]?.[column];
        if (other === -1 || count === undefined) continue;
        count.both += 1;
        if (group !== other) count.differing += 1;
      }
    }
  }
  return counts;
}

/** Number of the group of each interpreter; -1 where it is in none. */
export function groupsOfAll(report: CaseReport, used: readonly InterpreterResult[]): readonly number[] {
  const byId = new Map(
    report.finding.groups.flatMap(({ interpreters }, index) => interpreters.map((id) => [id, index] as const)),
  );
  return used.map(({ id }) => byId.get(id) ?? -1);
}
