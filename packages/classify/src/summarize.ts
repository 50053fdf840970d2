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

function findingName(finding: Finding): string {
  if (finding.kind !== "depends") return finding.kind;
  return [...new Set(finding.axes.map(({ axis }) => axis))].join("+");
}

function sorted<Counts extends Readonly<Record<string, number | undefined>>>(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))) as Counts;
}
