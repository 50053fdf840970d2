import type { Case } from "@pyconform/model";
import type { CaseTimes } from "./case-times.js";

/** The i-th of n parts; i counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The cases of one shard, in their order. Together the shards hold every case once, and take about the same time: the
 * longest case goes first, each to the shard that has least so far.
 */
export function shardOf<Head extends Pick<Case, "id">>(
  cases: readonly Head[],
  shard: Shard | undefined,
  times: CaseTimes,
): readonly Head[] {
  if (shard === undefined) return cases;
  const weight = ({ id }: Head) => times.casesMs[id] ?? times.ordinaryMs;
  const longestFirst = cases.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const loads = new Array<number>(shard.count).fill(0);
  const own = new Set<Head>();
  for (const each of longestFirst) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + weight(each);
    if (lightest === shard.index - 1) own.add(each);
  }
  return cases.filter((each) => own.has(each));
}
