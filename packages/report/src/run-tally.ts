import type { CaseReport, VerdictKind } from "@pyconform/model";
import { type Failure, failures } from "./failures.js";

/** What the terminal's summary tells of the cases of a run; the cases themselves need not be kept. */
export interface RunTally {
  readonly cases: number;
  /** Verdicts that fail the run. */
  readonly failing: number;
  /** The first 40 of them. */
  readonly failures: readonly Failure[];
  /** How many verdicts of each kind, by interpreter. */
  readonly verdicts: ReadonlyMap<string, ReadonlyMap<VerdictKind, number>>;
}

/** Failures that are told one by one. */
const mostListed = 40;

/** Nothing yet, or `before` and the cases of `reports` as well. */
export function tally(reports: readonly CaseReport[], before?: RunTally): RunTally {
  const verdicts = new Map([...(before?.verdicts ?? [])].map(([id, row]) => [id, new Map(row)] as const));
  for (const { results } of reports) {
    for (const { interpreter, verdict } of results) {
      const row = verdicts.get(interpreter) ?? new Map<VerdictKind, number>();
      verdicts.set(interpreter, row.set(verdict.kind, (row.get(verdict.kind) ?? 0) + 1));
    }
  }
  const found = failures({ cases: reports });
  const first = before?.failures ?? [];
  return {
    cases: (before?.cases ?? 0) + reports.length,
    failing: (before?.failing ?? 0) + found.length,
    failures: [...first, ...found.slice(0, mostListed - first.length)],
    verdicts,
  };
}
