import { type CountedObservation, observationKey, type RunRecord } from "@pyconform/model";
import type { RunOutcome } from "./adapter.js";

/** Counts the outcomes of all runs of one program: different ones once each, the most frequent first. */
export function toRunRecord(outcomes: readonly RunOutcome[], retriedAfter?: RunRecord["retriedAfter"]): RunRecord {
  const counted = new Map<string, CountedObservation>();
  for (const { observation } of outcomes) {
    const key = observationKey(observation, "message");
    const known = counted.get(key);
    counted.set(key, { observation: known?.observation ?? observation, count: (known?.count ?? 0) + 1 });
  }
  return {
    outcomes: [...counted.values()].sort((a, b) => b.count - a.count), // stable: of equally many, the first that was seen
    durationMs: median(outcomes.map(({ durationMs }) => durationMs)),
    ...(retriedAfter === undefined ? {} : { retriedAfter }),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
