import { byValues, type PlacedInterpreter } from "./placed-interpreter.js";

/** Whether every group can be reached from every other through implementations that are in both. */
export function areLinked(placed: readonly PlacedInterpreter[]): boolean {
  const makers = byValues(placed, ["implementation"]).map((cell) => new Set(cell.map(({ group }) => group)));
  const [first, ...others] = makers;
  const reached = new Set(first);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const groups of others)
      if ([...groups].some((group) => reached.has(group))) for (const group of groups) reached.add(group);
  }
  return placed.every(({ group }) => reached.has(group));
}
