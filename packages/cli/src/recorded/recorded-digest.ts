import type { Case, ProgramKind } from "@pyconform/model";
import { defaultLimits, digestOf, programDigest } from "@pyconform/runner";
import { planOf, programKey } from "../plan-of.js";

/**
 * Digest of a case's program, of how the suite runs it, and of what it requires; `undefined` where there is no such program.
 * Options of a single run, such as `--timeout`, have no part in it: recorded results are of the suite as it is.
 */
export function recordedDigest(of: Case, kind: ProgramKind): string | undefined {
  const key = programKey(of.id, kind);
  const planned = planOf([of], 1).find((each) => each.key === key);
  return planned && digestOf([programDigest(planned, defaultLimits, "fork"), planned.program.requires]);
}
