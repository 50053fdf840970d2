import { type Results, verdictEffects } from "@pyconform/model";
import { programKey, recordKey } from "./plan-of.js";

/** The programs that came out other than expected, with the interpreter, each as its `recordKey`. */
export function failingRecords({ cases }: Results): ReadonlySet<string> {
  const failing = new Set<string>();
  for (const { id, results, instead = [] } of cases)
    for (const [kind, list] of [["case", results] as const, ["instead", instead] as const])
      for (const { interpreter, verdict } of list)
        if (verdictEffects[verdict.kind] !== "ok") failing.add(recordKey(programKey(id, kind), interpreter));
  return failing;
}
