import type { Deviation } from "@pyconform/model";
import picomatch from "picomatch";
import type { JudgedInterpreter } from "./judged-interpreter.js";
import { traitsAgree } from "./traits-agree.js";
import { versionIn } from "./version-in.js";

/** A deviation that covers a case on an interpreter, and the id or glob that covers it. */
export interface ListedDeviation {
  readonly deviation: Deviation;
  readonly pattern: string;
  /** The pattern is the case's own id, not a glob. */
  readonly exact: boolean;
}

/** The deviation listed for a case on this very interpreter: one that names its id first, then one whose glob covers it. */
export function deviationFor(
  caseId: string,
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
): ListedDeviation | undefined {
  let byGlob: ListedDeviation | undefined;
  for (const deviation of deviations) {
    for (const pattern of deviation.cases) {
      const exact = pattern === caseId;
      if (!exact && (byGlob !== undefined || !covers(pattern, caseId))) continue;
      if (!speaksOf(deviation, interpreter)) break;
      if (exact) return { deviation, pattern, exact };
      byGlob = { deviation, pattern, exact };
    }
  }
  return byGlob;
}

/** Whether a deviation is about this very interpreter: its implementation, version and traits. */
export function speaksOf(deviation: Deviation, interpreter: JudgedInterpreter): boolean {
  return (
    deviation.implementation === interpreter.implementation &&
    versionIn(String(interpreter.traits.facts.version), deviation.versions) &&
    traitsAgree(deviation.traits, interpreter.traits)
  );
}

/** Whether an id or glob, such as `object-lifetime/**`, covers a case. */
export function covers(pattern: string, caseId: string): boolean {
  return matcherOf(pattern)(caseId);
}

const matchers = new Map<string, (text: string) => boolean>();

function matcherOf(pattern: string): (text: string) => boolean {
  const known = matchers.get(pattern);
  if (known !== undefined) return known;
  const matcher = /^[a-z0-9/-]*$/.test(pattern) ? (text: string) => text === pattern : picomatch(pattern);
  matchers.set(pattern, matcher);
  return matcher;
}
