import type { CaseReport } from "@pyconform/model";

/** Interpreters of which only an earlier program of the case was recorded. */
export function outdatedOn({ outdated = [] }: CaseReport): ReadonlySet<string> {
  return new Set(outdated.filter(({ program }) => program === "case").map(({ interpreter }) => interpreter));
}
