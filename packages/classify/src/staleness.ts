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
 * (`suite`: the ids of all cases) has no clear verdict here, as in a run of a part.
 */
export function markStaleDeviations<Judged extends JudgedCase>(
  judged: readonly Judged[],
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
  suite: readonly string[],
): readonly Judged[] {
  const stale = new Map<string, Deviation>();
  for (const deviation of deviations.filter((listed) => speaksOf(listed, interpreter))) {
    for (const pattern of deviation.cases) {
      for (const id of keptUnder(pattern, judged, suite)) if (!stale.has(id)) stale.set(id, deviation);
    }
  }
  return judged.map((each) => {
    const deviation = each.verdict.kind === "kept" ? stale.get(each.id) : undefined;
    return deviation === undefined ? each : { ...each, verdict: { kind: "stale-deviation", deviation } };
  });
}

/** Cases that a pattern covers, when all of them are kept; none while one deviates or is not known. */
function keptUnder(pattern: string, judged: readonly JudgedCase[], suite: readonly string[]): readonly string[] {
  const verdicts = new Map(judged.map(({ id, verdict }) => [id, verdict.kind]));
  const covered = suite.filter((id) => covers(pattern, id));
  const settled = covered.every((id) => {
    const kind = verdicts.get(id);
    return kind === "kept" || kind === "stale-deviation" || kind === "not-applicable";
  });
  return settled ? covered.filter((id) => verdicts.get(id) === "kept") : [];
}
