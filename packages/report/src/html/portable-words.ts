import type { CaseReport } from "@pyconform/model";

/** What portable code does about a case, in a few words. */
export function portableWords({ finding, case: authored, instead = [] }: CaseReport): string {
  if (authored.level === "language") {
    if (finding.kind === "upheld") return "portable as it stands";
    return finding.kind === "broken-by" ? "promised, but not portable today" : "";
  }
  if (authored.instead.kind === "none") return `no portable way: ${authored.instead.reason}`;
  const ran = instead.filter(({ verdict }) => verdict.kind !== "not-applicable");
  const kept = ran.filter(({ verdict }) => verdict.kind === "kept").length;
  if (ran.length === 0) return "a portable program is given; nobody ran it";
  return kept === ran.length
    ? `the portable program holds on all ${kept}`
    : `the portable program holds on ${kept} of ${ran.length}`;
}
