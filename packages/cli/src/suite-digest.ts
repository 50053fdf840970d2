import type { Case } from "@pyconform/model";
import { digestOf } from "@pyconform/runner";
import { planOf } from "./plan-of.js";

/**
 * A digest of every program of the suite and how it is run: the same on every machine that has the same specs, whatever
 * part of them it runs. Results of different digests are not of one suite.
 */
export function suiteDigest(cases: readonly Case[]): string {
  return suiteDigestOf(programDigests(cases));
}

/** The programs of `cases`, each by its name and a digest of it. */
export function programDigests(cases: readonly Case[]): readonly string[] {
  return planOf(cases, 1).map(({ key, program, freshRuns }) => `${key} ${digestOf([program, freshRuns ?? 1])}`);
}

/** The suite's digest from those of all its programs, in any order. */
export function suiteDigestOf(digests: readonly string[]): string {
  return digestOf([...digests].sort());
}
