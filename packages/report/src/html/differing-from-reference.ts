import type { CaseReport, InterpreterResult } from "@pyconform/model";
import { groupIndex, type SiteContents } from "./site.js";

/** Cases that an interpreter and the reference both could run, and answered differently; `undefined` where there is nothing to compare with. */
export function differingFromReference(
  { reference, resultsOf }: Pick<SiteContents, "reference" | "resultsOf">,
  interpreter: InterpreterResult,
): readonly CaseReport[] | undefined {
  if (reference === undefined || reference.id === interpreter.id) return undefined;
  return resultsOf(interpreter.id)
    .map(({ report }) => report)
    .filter((report) => {
      const own = groupIndex(report, interpreter.id);
      const other = groupIndex(report, reference.id);
      return own !== -1 && other !== -1 && own !== other;
    });
}
