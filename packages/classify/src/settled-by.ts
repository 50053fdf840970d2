import type { TraitName } from "@pyconform/model";
import { joinWords } from "./join-words.js";
import { byValues, factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { implementationTitle, oneWith, without } from "./trait-words.js";
import { areNeighbours, isVersionTrait, versionRuns } from "./version-runs.js";

/**
 * Which interpreter would tell an explanation from its alternatives: one that has the value in question of the one
 * and not that of the other, such as `a 32-bit interpreter that is not WebAssembly`. Where nothing rivals it but a
 * change of version is known only roughly: the versions between.
 */
export function settledBy(
  traits: readonly TraitName[],
  alternatives: readonly (readonly TraitName[])[],
  placed: readonly PlacedInterpreter[],
  main: number,
): string | undefined {
  const wanted = traits.flatMap((replaced) => {
    const rivals = alternatives
      .filter((set) => !set.includes(replaced))
      .flatMap((set) => set.filter((trait) => !traits.includes(trait)));
    return rivals.length === 0
      ? []
      : [settling(replaced, rivals, pairApart(replaced, traits, placed, main), placed, main)];
  });
  return wanted.length > 0 ? joinWords(wanted) : versionsBetween(traits, placed);
}

type Pair = readonly [usual: PlacedInterpreter | undefined, odd: PlacedInterpreter | undefined];

/** Two that disagree, and by the explanation do so because of `replaced` alone; where there are none, any two that do. */
function pairApart(
  replaced: TraitName,
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
  main: number,
): Pair {
  const others = placed.filter(({ group }) => group !== main);
  const rest = traits.filter((trait) => trait !== replaced);
  for (const usual of [...placed.filter(({ group }) => group === main), ...others]) {
    const odd = others.find(
      (each) => each.group !== usual.group && rest.every((trait) => factOf(each, trait) === factOf(usual, trait)),
    );
    if (odd !== undefined) return [usual, odd];
  }
  const usual = placed.find(({ group }) => group === main);
  return [
    usual,
    others.find((each) => usual !== undefined && factOf(each, replaced) !== factOf(usual, replaced)) ?? others[0],
  ];
}

function settling(
  replaced: TraitName,
  rivals: readonly TraitName[],
  [usual, odd]: Pair,
  placed: readonly PlacedInterpreter[],
  main: number,
): string {
  if (odd === undefined || usual === undefined) return oneWith(replaced, "");
  const others = placed.filter(({ group }) => group !== main);
  if (replaced === "implementation" && rivals.includes("language-version"))
    return `${implementationTitle(factOf(usual, replaced))} ${factOf(odd, "language-version")}`;
  const usualFirst = [usual, ...placed.filter(({ group }) => group === main), ...others];
  const otherValue = (trait: TraitName, than: PlacedInterpreter) =>
    usualFirst.map((each) => factOf(each, trait)).find((value) => value !== factOf(than, trait)) ?? "";
  // Pointer and C long differ in width only on Windows: whoever tells them from a third cannot tell them from each other.
  const wide = replaced === "pointer-bits" && rivals.includes("c-long-bits");
  if (wide && rivals.length === 1) return "an interpreter whose pointers and C long differ in width (Windows)";
  const telling = wide ? rivals.filter((trait) => trait !== "c-long-bits") : rivals;
  const conditions = new Set(telling.map((trait) => without(trait, factOf(odd, trait), otherValue(trait, odd))));
  return `${oneWith(replaced, factOf(odd, replaced))} ${[...conditions].join(" and ")}`;
}

function versionsBetween(traits: readonly TraitName[], placed: readonly PlacedInterpreter[]): string | undefined {
  const version = traits.find(isVersionTrait);
  if (version !== "language-version") return undefined;
  const contexts = byValues(
    placed,
    traits.filter((trait) => trait !== version),
  );
  for (const context of contexts) {
    const runs = versionRuns(context, version);
    for (const [index, { versions, implementations }] of runs.entries()) {
      const before = runs[index - 1];
      const older = before?.versions.at(-1);
      const [newer] = versions;
      if (older === undefined || newer === undefined || areNeighbours(older, newer, version)) continue;
      const name = [...implementations].find((each) => before?.implementations.has(each)) ?? [...implementations][0];
      return `${implementationTitle(name ?? "")} ${between(older, newer)}`;
    }
  }
  return undefined;
}

/** The language versions between two: `3.9 to 3.11`. */
function between(older: string, newer: string): string {
  const [major = "3", minor = "0"] = older.split(".");
  const first = `${major}.${Number(minor) + 1}`;
  const last = `${major}.${Number(newer.split(".")[1]) - 1}`;
  return first === last ? first : `${first} to ${last}`;
}
