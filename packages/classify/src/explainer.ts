import type { TraitName } from "@pyconform/model";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";

/**
 * Makes the test whether a set out of `traits` explains who agrees with whom: interpreters with the same values always
 * agree. Values are numbered once, because the search asks of hundreds of sets. `read` says what a trait comes to.
 */
export function explainer(
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
  read: (each: PlacedInterpreter, trait: TraitName) => string = factOf,
): (set: readonly TraitName[]) => boolean {
  const columns = new Map(traits.map((trait) => [trait, numbered(placed.map((each) => read(each, trait)))]));
  return (set) => {
    const chosen = set.flatMap((trait) => [columns.get(trait) ?? []]);
    const groups = new Map<number, number>();
    return placed.every(({ group }, index) => {
      let cell = 0;
      for (const column of chosen) cell = cell * placed.length + (column[index] ?? 0);
      const known = groups.get(cell);
      if (known === undefined) groups.set(cell, group);
      return known === undefined || known === group;
    });
  };
}

function numbered(values: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return values.map((value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
}
