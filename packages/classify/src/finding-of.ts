import type { Case, CaseResult, Finding, Traits } from "@pyconform/model";

/** What a case came to over all interpreters; `traits` by interpreter id. */
export function findingOf(judged: Case, results: readonly CaseResult[], traits: ReadonlyMap<string, Traits>): Finding {
  throw new Error(`not written yet: ${judged.id} ${results.length} ${traits.size}`);
}
