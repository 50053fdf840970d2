import { type Results, verdictEffects } from "@pyconform/model";

/** Whether results hold a verdict that fails a run. What was recorded elsewhere never does. */
export function isBroken(results: Results): boolean {
  const recorded = new Set(results.interpreters.flatMap((each) => (each.recorded ? [each.id] : [])));
  return results.cases.some((report) =>
    [...report.results, ...(report.instead ?? [])].some(
      ({ interpreter, verdict }) => !recorded.has(interpreter) && verdictEffects[verdict.kind] === "fails",
    ),
  );
}
