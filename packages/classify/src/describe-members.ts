import type { TraitName } from "@pyconform/model";
import { joinWords } from "./join-words.js";
import { byValues, factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { implementationTitle, qualifier, withValue } from "./trait-words.js";
import { areNeighbours, isVersionTrait, type VersionTrait, versionRuns } from "./version-runs.js";

/**
 * Who is in a group, in terms of the traits that explain it: `CPython since 3.12`, `PyPy`.
 * Says no more than is needed to tell the group from the others.
 */
export function describeMembers(
  group: number,
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
): readonly string[] {
  // The version comes last: its thresholds lie within what the other traits have told apart.
  const order = [...traits].sort((a, b) => Number(isVersionTrait(a)) - Number(isVersionTrait(b)));
  return paths(group, order, placed, []).map((path) => phrase(path, placed));
}

type Step = { readonly trait: Exclude<TraitName, VersionTrait>; readonly value: string } | { readonly range: string };

function paths(
  group: number,
  traits: readonly TraitName[],
  universe: readonly PlacedInterpreter[],
  path: readonly Step[],
): readonly (readonly Step[])[] {
  const [trait, ...rest] = traits;
  if (!universe.some((each) => each.group === group)) return [];
  if (trait === undefined || universe.every((each) => each.group === group)) return [path];
  if (isVersionTrait(trait)) return [[...path, { range: joinWords(ranges(group, universe, trait)) }]];
  const cells = byValues(universe, [trait]);
  return cells.flatMap((cell) => {
    const [first] = cell;
    if (first === undefined) return [];
    const step: readonly Step[] = cells.length === 1 ? [] : [{ trait, value: factOf(first, trait) }];
    return paths(group, rest, cell, [...path, ...step]);
  });
}

/** `before 3.9`, `3.9 to 3.11`, `since 3.12`; where a version in between was not observed: `up to 3.8`, `since 3.12 at the latest`. */
function ranges(group: number, universe: readonly PlacedInterpreter[], trait: VersionTrait): readonly string[] {
  const runs = versionRuns(universe, trait);
  return runs.flatMap((run, index) => {
    if (run.group !== group) return [];
    const [first = ""] = run.versions;
    const last = run.versions.at(-1) ?? first;
    const previous = runs[index - 1]?.versions.at(-1);
    const next = runs[index + 1]?.versions[0];
    if (previous === undefined && next === undefined) return [];
    if (previous === undefined) return [areNeighbours(last, next ?? "", trait) ? `before ${next}` : `up to ${last}`];
    if (next === undefined)
      return [areNeighbours(previous, first, trait) ? `since ${first}` : `since ${first} at the latest`];
    return [first === last ? first : `${first} to ${last}`];
  });
}

function phrase(path: readonly Step[], placed: readonly PlacedInterpreter[]): string {
  const range = path.flatMap((step) => ("range" in step ? [step.range] : []));
  const values = path.flatMap((step) => ("trait" in step ? [step] : []));
  const implementation = values.find(({ trait }) => trait === "implementation");
  const others = values.filter(({ trait }) => trait !== "implementation");
  const [only] = others;
  if (implementation === undefined && only !== undefined) {
    const more = [...others.slice(1).map(({ trait, value }) => qualifier(trait, value)), ...range];
    return `${withValue(only.trait, only.value)}${more.length > 0 ? ` (${more.join(", ")})` : ""}`;
  }
  const qualifiers = others.map(({ trait, value }) => qualifier(trait, value));
  const name = implementation === undefined ? commonName(placed) : implementationTitle(implementation.value);
  return [name, ...range, ...(qualifiers.length > 0 ? [`(${qualifiers.join(", ")})`] : [])].join(" ");
}

function commonName(placed: readonly PlacedInterpreter[]): string {
  const names = new Set(placed.map((each) => factOf(each, "implementation")));
  const [name] = names;
  return name !== undefined && names.size === 1 ? implementationTitle(name) : "Python";
}
