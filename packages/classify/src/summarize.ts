import type { CaseReport, Finding, ResultsSummary, VerdictKind } from "@pyconform/model";

/** Counts verdicts and findings. A finding that depends on axes is counted under their names, such as `implementation+version`. */
export function summarize(reports: readonly CaseReport[]): ResultsSummary {
  const verdicts: Partial<Record<VerdictKind, number>> = {};
  const findings: Record<string, number> = {};
  for (const report of reports) {
    const name = findingName(report.finding);
    findings[name] = (findings[name] ?? 0) + 1;
    for (const { verdict } of report.results) verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1;
  }
  return { cases: reports.length, verdicts: sorted(verdicts), findings: sorted(findings) };
}

/** The counts of two parts of a run together. */
export function joinSummaries(a: ResultsSummary, b: ResultsSummary): ResultsSummary {
  return {
    cases: a.cases + b.cases,
    verdicts: sorted(added(a.verdicts, b.verdicts)),
    findings: sorted(added(a.findings, b.findings)),
  };
}

function added(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sums = { ...a };
  for (const [name, count] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function findingName(finding: Finding): string {
  if (finding.kind !== "depends") return finding.kind;
  return [...new Set(finding.axes.map(({ axis }) => axis))].join("+");
}

function sorted<Counts extends Readonly<Record<string, number | undefined>>>(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))) as Counts;
}
