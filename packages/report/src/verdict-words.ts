import type { VerdictKind } from "@pyconform/model";

/** How a verdict is shown: a sign and a word, so that nobody needs its color. */
export interface VerdictWords {
  readonly sign: string;
  readonly word: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
}

/** The words of every verdict. */
export const verdictWords = {
  kept: { sign: "✓", word: "kept", meaning: "The interpreter did what the document promises." },
  broken: { sign: "✗", word: "broken", meaning: "The interpreter did not do what the document promises." },
  "known-deviation": {
    sign: "≠",
    word: "known deviation",
    meaning: "Broken, and listed with a reason in the implementation's deviations.yaml.",
  },
  "stale-deviation": {
    sign: "!",
    word: "stale deviation",
    meaning: "Listed as a deviation, but now kept: the row should go.",
  },
  "as-described": {
    sign: "✓",
    word: "as described",
    meaning: "The interpreter did what this implementation is known to do.",
  },
  "not-as-described": {
    sign: "✗",
    word: "not as described",
    meaning: "The description of this implementation no longer holds.",
  },
  observed: { sign: "○", word: "observed", meaning: "No description speaks of this interpreter: shown, not judged." },
  "not-applicable": { sign: "–", word: "not applicable", meaning: "A requirement of the case is not met here." },
  inconclusive: {
    sign: "?",
    word: "inconclusive",
    meaning: "The adapter failed; this is never charged to the interpreter.",
  },
} as const satisfies Record<VerdictKind, VerdictWords>;

/** Verdicts on promises, in the order in which they are told. */
export const promiseVerdicts = [
  "kept",
  "known-deviation",
  "broken",
  "stale-deviation",
  "not-applicable",
  "inconclusive",
] as const satisfies readonly VerdictKind[];
