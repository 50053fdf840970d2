import type { TraitName } from "@pyconform/model";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { isVersionTrait } from "./version-runs.js";

const mostRivals = 4;

/** Traits that come with another by its making: no interpreter could tell them apart, so they are no rivals. */
const comesWith: Partial<Record<TraitName, readonly TraitName[]>> = {
  implementation: ["gil"], // to have such a lock at all is the implementation's own choice
  "free-threaded-build": ["allocator"], // free threading needs mimalloc
  platform: ["machine"], // each system has its own names for machines
};

/**
 * Of sets of traits that explain as much as `traits`, those worth naming beside them: each differs in one trait, and
 * needs no more of its values to tell the same interpreters.
 */
export function rivalsOf(
  traits: readonly TraitName[],
  others: readonly (readonly TraitName[])[],
  placed: readonly PlacedInterpreter[],
): readonly (readonly TraitName[])[] {
  return others
    .filter((set) => {
      const [replaced, ...more] = traits.filter((trait) => !set.includes(trait));
      const rival = set.find((trait) => !traits.includes(trait));
      if (replaced === undefined || rival === undefined || more.length > 0) return false;
      return !isMadeWith(rival, replaced, placed) && isAsPlain(rival, replaced, placed);
    })
    .slice(0, mostRivals);
}

/** An implementation without hash seeds cannot be given one either. */
function isMadeWith(rival: TraitName, replaced: TraitName, placed: readonly PlacedInterpreter[]): boolean {
  if (comesWith[replaced]?.includes(rival) === true) return true;
  if (replaced !== "implementation" || rival !== "hash-seed") return false;
  return new Set(placed.map((each) => factOf(each, rival)).filter((value) => value !== "none")).size === 1;
}

/** Whether each value of `replaced` that is rare needs only one value of `rival`. */
function isAsPlain(rival: TraitName, replaced: TraitName, placed: readonly PlacedInterpreter[]): boolean {
  if (isVersionTrait(rival)) return true;
  const usual = commonest(placed.map((each) => factOf(each, replaced)));
  const odd = placed.filter((each) => factOf(each, replaced) !== usual);
  return distinct(odd, rival) <= distinct(odd, replaced);
}

function distinct(placed: readonly PlacedInterpreter[], trait: TraitName): number {
  return new Set(placed.map((each) => factOf(each, trait))).size;
}

function commonest(values: readonly string[]): string | undefined {
  const count = (value: string) => values.filter((other) => other === value).length;
  return [...values].sort((a, b) => count(b) - count(a))[0];
}
