import type { TraitName, Traits } from "@pyconform/model";

/** An interpreter and the group that it agrees with. */
export interface PlacedInterpreter {
  readonly id: string;
  readonly facts: Traits["facts"];
  /** Number of its group. */
  readonly group: number;
}

/** A fact as text, so that facts compare however they are written. */
export function factOf({ facts }: PlacedInterpreter, trait: TraitName): string {
  return String(facts[trait]);
}

/** A fact as far as programs can tell: a JIT that is built in but off compiles nothing, as one that is not there. */
export function effectiveFactOf(each: PlacedInterpreter, trait: TraitName): string {
  const value = factOf(each, trait);
  return trait === "jit" && value === "off" ? "none" : value;
}

/** Interpreters with the same values of all `traits` together, in the order they come. */
export function byValues(
  placed: readonly PlacedInterpreter[],
  traits: readonly TraitName[],
): readonly (readonly PlacedInterpreter[])[] {
  const cells = new Map<string, PlacedInterpreter[]>();
  for (const each of placed) {
    const values = traits.map((trait) => factOf(each, trait)).join("\0");
    const cell = cells.get(values);
    if (cell === undefined) cells.set(values, [each]);
    else cell.push(each);
  }
  return [...cells.values()];
}
