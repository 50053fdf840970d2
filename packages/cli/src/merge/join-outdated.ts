import type { OutdatedResult } from "@pyconform/model";
import type { MergeInput } from "./merge-input.js";

/** The outdated results of all inputs by case id, each once: every machine has the same recorded files. */
export function joinOutdated(
  inputs: readonly MergeInput[],
  idOf: (input: MergeInput, id: string) => string | undefined,
): ReadonlyMap<string, readonly OutdatedResult[]> {
  const byCase = new Map<string, Map<string, OutdatedResult>>();
  for (const input of inputs)
    for (const { id, outdated = [] } of input.results.cases)
      for (const each of outdated) {
        const interpreter = idOf(input, each.interpreter);
        if (interpreter === undefined)
          throw new Error(`${input.path} has results of ${each.interpreter}, which it does not list`);
        const own = byCase.get(id) ?? new Map<string, OutdatedResult>();
        byCase.set(id, own);
        const key = `${each.program} ${interpreter}`;
        if (!own.has(key)) own.set(key, { ...each, interpreter });
      }
  return new Map([...byCase].map(([id, own]) => [id, [...own.values()]]));
}
