import type { Deviation, Verdict } from "@pyconform/model";
import { covers, speaksOf } from "./deviation-for.js";
import type { JudgedInterpreter } from "./judged-interpreter.js";

/** A case and its verdict on the interpreter in question. */
export interface JudgedCase {
  readonly id: string;
  readonly verdict: Verdict;
}

/**
 * Second pass over all verdicts of one interpreter: `kept` becomes `stale-deviation` where a listed glob covers the
 * case and no case under that glob deviates any more. A glob is left alone while a case of the suite that it covers
 * (`suite`: the ids of all cases) has no clear verdict here, as in a run of a part, and where it shows `sometimes` only.
 */
export function markStaleDeviations<Judged extends JudgedCase>(
  judged: readonly Judged[],
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
  suite: readonly string[],
): readonly Judged[] {
  const verdicts = new Map(judged.map(({ id, verdict }) => [id, verdict.kind]));
  const stale = new Map<string, Deviation>();
  for (const deviation of deviations.filter((listed) => !listed.sometimes && speaksOf(listed, interpreter))) {
    for (const pattern of deviation.cases) {
      for (const id of keptUnder(coveredIn(suite, pattern), verdicts)) if (!stale.has(id)) stale.set(id, deviation);
    }
  }
  return judged.map((each) => {
    const deviation = each.verdict.kind === "kept" ? stale.get(each.id) : undefined;
    return deviation === undefined ? each : { ...each, verdict: { kind: "stale-deviation", deviation } };
  });
}

/** Those of the covered cases that are kept, when all of them are; none while one deviates or is not known. */
function keptUnder(covered: readonly string[], verdicts: ReadonlyMap<string, Verdict["kind"]>): readonly string[] {
  const settled = covered.every((id) => {
    const kind = verdicts.get(id);
    return kind === "kept" || kind === "stale-deviation" || kind === "not-applicable";
  });
  return settled ? covered.filter((id) => verdicts.get(id) === "kept") : [];
}

/** One suite is judged on many interpreters, and thousands of ids by hundreds of globs take long. */
const coveredOf = new WeakMap<readonly string[], Map<string, readonly string[]>>();

function coveredIn(suite: readonly string[], pattern: string): readonly string[] {
  const ofSuite = coveredOf.get(suite) ?? new Map<string, readonly string[]>();
  coveredOf.set(suite, ofSuite);
  const covered = ofSuite.get(pattern) ?? suite.filter((id) => covers(pattern, id));
  ofSuite.set(pattern, covered);
  return covered;
}
