import type { CaseResult, CountedObservation, ObservationGroup } from "@pyconform/model";
import { observationKey } from "@pyconform/model";

/**
 * Groups interpreters by what they observed. Interpreters that give several outcomes from run to run make one group,
 * the last. Those where the case was not run, or where our side failed, are in none.
 */
export function groupObservations(
  results: readonly CaseResult[],
  compare: "outcome" | "message",
): readonly ObservationGroup[] {
  const stable = new Map<string, { observation: CaseResult["observation"]; interpreters: string[] }>();
  const varying: CaseResult[] = [];
  for (const result of results) {
    const ran = ranOutcomes(result);
    const [first] = ran;
    if (first === undefined) continue;
    const keys = new Set(ran.map(({ observation }) => observationKey(observation, compare)));
    if (keys.size > 1) {
      varying.push(result);
      continue;
    }
    const [key = ""] = keys;
    const group = stable.get(key);
    if (group === undefined) stable.set(key, { observation: first.observation, interpreters: [result.interpreter] });
    else group.interpreters.push(result.interpreter);
  }
  const [first] = varying;
  if (first === undefined) return [...stable.values()];
  const interpreters = varying.map(({ interpreter }) => interpreter);
  return [...stable.values(), { observation: first.observation, interpreters, varies: true }];
}

/** Whether what was stable on some interpreters is among what others gave from run to run: then chance alone may explain it. */
export function isWithinVariation(results: readonly CaseResult[], compare: "outcome" | "message"): boolean {
  const keys = results.map(
    (result) => new Set(ranOutcomes(result).map(({ observation }) => observationKey(observation, compare))),
  );
  const varied = new Set(keys.filter(({ size }) => size > 1).flatMap((each) => [...each]));
  return keys.every((each) => [...each].every((key) => varied.has(key)));
}

function ranOutcomes(result: CaseResult): readonly CountedObservation[] {
  const outcomes = result.outcomes ?? [{ observation: result.observation, count: 1 }];
  return outcomes.filter(({ observation: { kind } }) => kind !== "not-run" && kind !== "harness-failed");
}
