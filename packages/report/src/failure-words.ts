import { assertNever } from "@pyconform/model";
import type { Failure } from "./failures.js";
import { verdictWords } from "./verdict-words.js";

/** Why a verdict fails the run, in one line. */
export function failureWords({ result: { verdict }, program }: Failure): string {
  const about = program === "instead" ? "the portable program: " : "";
  switch (verdict.kind) {
    case "broken":
    case "not-as-described":
      return `${about}${verdict.mismatches.map(({ message }) => message).join("; ") || verdictWords[verdict.kind].meaning}`;
    case "stale-deviation":
      return `${about}listed as a deviation (${verdict.deviation.cause}), but kept`;
    case "kept":
    case "as-described":
    case "observed":
    case "known-deviation":
    case "not-applicable":
    case "inconclusive":
      return `${about}${verdictWords[verdict.kind].meaning}`;
    default:
      return assertNever(verdict);
  }
}
