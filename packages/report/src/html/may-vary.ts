import type { CaseReport } from "@pyconform/model";

/**
 * Whether one run of a case on an interpreter says little of the next: it was seen to vary, or its expectation leaves
 * open which outcome a new process gives.
 */
export function mayVary({ case: authored, finding }: CaseReport, interpreter: string): boolean {
  const expectations = authored.level === "language" ? [authored.expect] : authored.expect;
  return (
    expectations.some(
      ({ acrossRuns, oneOf }) => acrossRuns === "may-vary" || (oneOf.length > 1 && acrossRuns !== "same"),
    ) || finding.groups.some(({ varies, interpreters }) => varies === true && interpreters.includes(interpreter))
  );
}
