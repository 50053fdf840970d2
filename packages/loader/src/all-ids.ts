import type { Case, CaseId } from "@pyconform/model";

/** Id of a case and all its former ids. */
export function allIds(one: Case): readonly CaseId[] {
  return [one.id, ...one.aliases];
}
