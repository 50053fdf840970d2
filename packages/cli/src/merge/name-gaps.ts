import type { InterpreterResult } from "@pyconform/model";
import { listBriefly } from "./list-briefly.js";

/** What was asked for and is in no input, one sentence for each interpreter. What nobody recorded is no gap. */
export function nameGaps(
  asked: readonly string[],
  interpreters: readonly InterpreterResult[],
  recordOf: (caseId: string, interpreterId: string) => unknown,
): readonly string[] {
  return interpreters
    .filter(({ status, recorded }) => status === "used" && recorded === undefined)
    .flatMap(({ id: interpreter }) => {
      const missing = asked.filter((id) => recordOf(id, interpreter) === undefined);
      if (missing.length === 0) return [];
      return [`${missing.length} of ${asked.length} cases on ${interpreter} are in no input: ${listBriefly(missing)}`];
    });
}
