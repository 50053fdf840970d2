import type { Deviation } from "./deviation.js";
import type { Requirement } from "./requirement.js";

/** What differs between an expectation and an observation, in the terms of the case format. */
export interface Mismatch {
  /** The part of the expectation that is not met. */
  readonly part:
    | "stdout"
    | "stdout-matches"
    | "raises"
    | "message-matches"
    | "exit"
    | "killed"
    | "warns"
    | "never"
    | "across-runs"
    | "limit"
    | "ending";
  /** One sentence for people. */
  readonly message: string;
}

/** The judgement of one language case on one interpreter. */
export type LanguageVerdict =
  | { readonly kind: "kept" }
  | { readonly kind: "broken"; readonly mismatches: readonly Mismatch[] }
  /** Broken, and listed with a reason. */
  | { readonly kind: "known-deviation"; readonly deviation: Deviation; readonly mismatches: readonly Mismatch[] }
  /** Listed as a deviation, but kept: fails the run, so that lists of exceptions do not only grow. */
  | { readonly kind: "stale-deviation"; readonly deviation: Deviation }
  | { readonly kind: "not-applicable"; readonly requirement: Requirement }
  | { readonly kind: "inconclusive"; readonly reason: string };

/** The judgement of one implementation case on one interpreter. */
export type ImplementationVerdict =
  | { readonly kind: "as-described" }
  | { readonly kind: "not-as-described"; readonly mismatches: readonly Mismatch[] }
  /** No row speaks of this interpreter: seen and shown, not judged. */
  | { readonly kind: "observed" }
  | { readonly kind: "not-applicable"; readonly requirement: Requirement }
  | { readonly kind: "inconclusive"; readonly reason: string };

/** See {@link LanguageVerdict} and {@link ImplementationVerdict}. */
export type Verdict = LanguageVerdict | ImplementationVerdict;

/** Name of a verdict. */
export type VerdictKind = Verdict["kind"];

/** What each verdict does to the run: `ok`, `fails` (exit status 1), or `unclear` (shown, never charged to the interpreter). */
export const verdictEffects = {
  kept: "ok",
  "as-described": "ok",
  observed: "ok",
  "known-deviation": "ok",
  "not-applicable": "ok",
  broken: "fails",
  "not-as-described": "fails",
  "stale-deviation": "fails",
  inconclusive: "unclear",
} as const satisfies Record<VerdictKind, "ok" | "fails" | "unclear">;
