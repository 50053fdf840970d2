import type { CountedObservation, Expectation, Mismatch, Observation, RunRecord } from "@pyconform/model";
import { limitReached, observationKey } from "@pyconform/model";
import { describeEnding } from "./describe-ending.js";
import { outcomeMismatches, showsOutcome } from "./meets-outcome.js";
import { showText } from "./show-text.js";

/**
 * What of an expectation one interpreter did not keep; empty when it kept all of it.
 * Every counted outcome must be one of those allowed and none that is forbidden.
 */
export function expectationMismatches(
  expectation: Expectation,
  record: RunRecord,
  compare: "outcome" | "message",
): readonly Mismatch[] {
  const runs = record.outcomes.reduce((sum, { count }) => sum + count, 0);
  const found = record.outcomes.flatMap((outcome) => ofOutcome(expectation, outcome, runs, record));
  return expectation.acrossRuns === "same" ? [...found, ...acrossRunsMismatches(record, compare)] : found;
}

function ofOutcome(
  { oneOf, never }: Expectation,
  { observation, count }: CountedObservation,
  runs: number,
  record: RunRecord,
): readonly Mismatch[] {
  const forbidden = never
    .filter((outcome) => showsOutcome(outcome, observation))
    .map((): Mismatch => ({ part: "never", message: `what must never be seen was seen: ${describe(observation)}` }));
  const often = runs > 1 ? `in ${count} of ${runs} runs ` : "";
  return [...closest(oneOf, observation), ...forbidden].map(({ part, message }) => ({
    part,
    message: `${often}${message}${part === "limit" && record.retriedAfter !== undefined ? ", run alone after a first try reached a third of it" : ""}`,
  }));
}

/** What is missing for the allowed outcome that is nearest. */
function closest(oneOf: Expectation["oneOf"], observation: Observation): readonly Mismatch[] {
  if (limitReached(observation) !== undefined) return outcomeMismatches({}, observation);
  let nearest: readonly Mismatch[] = [];
  for (const [index, outcome] of oneOf.entries()) {
    const mismatches = outcomeMismatches(outcome, observation);
    if (mismatches.length === 0) return [];
    if (index === 0 || mismatches.length < nearest.length) nearest = mismatches;
  }
  const [first] = nearest;
  if (oneOf.length < 2 || first === undefined) return nearest;
  return [{ part: first.part, message: `none of the ${oneOf.length} allowed outcomes: ${describe(observation)}` }];
}

function acrossRunsMismatches(record: RunRecord, compare: "outcome" | "message"): readonly Mismatch[] {
  const different = new Set(record.outcomes.map(({ observation }) => observationKey(observation, compare)));
  if (different.size < 2) return [];
  return [{ part: "across-runs", message: `${different.size} different outcomes where every run must give the same` }];
}

function describe(observation: Observation): string {
  const printed = "stdout" in observation ? ` after printing ${showText(observation.stdout)}` : "";
  return `${describeEnding(observation)}${printed}`;
}
