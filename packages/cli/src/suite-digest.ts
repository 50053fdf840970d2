import type { Case } from "@pyconform/model";
import { digestOf } from "@pyconform/runner";
import { planOf } from "./plan-of.js";

/**
 * A digest of every program of the suite and how it is run: the same on every machine that has the same specs, whatever
 * part of them it runs. Results of different digests are not of one suite.
 */
export function suiteDigest(cases: readonly Case[]): string {
  const programs = planOf(cases, 1).map(({ key, program, freshRuns }) => [key, program, freshRuns ?? 1] as const);
  return digestOf(programs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
