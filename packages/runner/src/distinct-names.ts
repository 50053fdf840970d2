import { type TraitName, type Traits, traitNames } from "@pyconform/model";
import { traitWord } from "./variant-suffix.js";

/** Where an interpreter runs tells people most; then how it was started or built. */
const tellingFirst = ["platform", "machine", "pointer-bits", "gil", "jit", "optimize"] as const satisfies TraitName[];

/**
 * Names for different interpreters that were all called `wanted`: each gets the facts added by which they are told apart,
 * such as `-darwin-arm64`, and a number only where no fact does. None of `taken` is given.
 */
export function distinctNames(
  wanted: string,
  interpreters: readonly Traits[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const facts: TraitName[] = [];
  const nameBy = (names: readonly TraitName[], traits: Traits) =>
    [wanted, ...names.map((name) => traitWord(name, traits))].join("-");
  const kinds = (names: readonly TraitName[]) => new Set(interpreters.map((traits) => nameBy(names, traits))).size;
  for (const name of new Set([...tellingFirst, ...traitNames]))
    if (kinds([...facts, name]) > kinds(facts)) facts.push(name);
  const given = new Set(taken);
  return interpreters.map((traits) => {
    const plain = nameBy(facts, traits);
    let name = plain;
    for (let number = 2; given.has(name); number += 1) name = `${plain}-${number}`;
    given.add(name);
    return name;
  });
}
