import { type TraitName, traitAxes, traitNames } from "@pyconform/model";
import { byValues, factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { compareAnyVersion, isVersionTrait, type VersionRun, type VersionTrait, versionRuns } from "./version-runs.js";

/** How good a set of traits that explains who agrees with whom is as an explanation. */
export interface Standing {
  /** Less comes first. */
  readonly rank: number;
  /** The interpreters at hand really show it. */
  readonly shown: boolean;
  /** Worth naming beside another explanation. */
  readonly plausible: boolean;
}

/** Rates `traits`; `linked` where the groups have implementations in common. */
export function standing(
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
  linked: boolean,
): Standing {
  const order = traits
    .map(rankOf)
    .sort((a, b) => a - b)
    .reduce((sum, rank) => sum * traitNames.length + rank, 0);
  const version = traits.find(isVersionTrait);
  const isStarted = traits.every((trait) => !isChosenAtStart(trait) || isShownByStarts(trait, placed));
  if (version === undefined) return { rank: order, shown: linked && isStarted, plausible: true };
  const cells = contexts(version, traits, placed);
  const along = cells.map((context) => versionRuns(context, version));
  const steady = isSteady(along);
  const changes = along.every((runs) => runs.every((run, index) => index === 0 || sharesMaker(runs[index - 1], run)));
  // 8.0.1 of PyPy and 3.15.2 of CPython do not lie on one line.
  const comparable =
    version === "language-version" || cells.every((cell) => byValues(cell, ["implementation"]).length === 1);
  return {
    rank: order + (steady ? 0 : 1e6),
    shown: linked && changes && comparable && isStarted,
    plausible: steady && version === "language-version" && (changes || along.every(areWithinReach)),
  };
}

/** Patch releases that do are two builds that differ; a language version is no more than a part of theirs. */
export function changesToAndFro(set: readonly TraitName[], placed: readonly PlacedInterpreter[]): boolean {
  if (!set.includes("version")) return false;
  const along = contexts("version", set, placed).map((each) => versionRuns(each, "version"));
  return set.includes("language-version") || !isSteady(along);
}

function isSteady(along: readonly (readonly VersionRun[])[]): boolean {
  return along.every((runs) => runs.length === new Set(runs.map(({ group }) => group)).size);
}

const ranks = new Map(
  (["implementation", "version", "platform", "build", "run"] as const)
    .flatMap((axis) => traitNames.filter((trait) => traitAxes[trait] === axis))
    .map((trait, rank) => [trait, rank]),
);

function rankOf(trait: TraitName): number {
  return ranks.get(trait) ?? ranks.size;
}

/** The allocator, too: free-threaded builds and WebAssembly have one of their own, which explains all that they do. */
function isChosenAtStart(trait: TraitName): boolean {
  return traitAxes[trait] === "run" || trait === "allocator";
}

function isShownByStarts(trait: TraitName, placed: readonly PlacedInterpreter[]): boolean {
  return byValues(placed, ["implementation", "version"]).some(
    (cell) =>
      new Set(cell.map((each) => factOf(each, trait))).size > 1 && new Set(cell.map(({ group }) => group)).size > 1,
  );
}

/** No CPython older than this can be asked, so that what calls itself older (MicroPython) is told by its implementation. */
const oldestLanguageVersion = "3.8";

function areWithinReach(runs: readonly VersionRun[]): boolean {
  return runs.every(({ versions }) =>
    versions.some((version) => compareAnyVersion(version, oldestLanguageVersion) >= 0),
  );
}

/** Interpreters that agree in all of `traits` but the version. */
export function contexts(
  version: VersionTrait,
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
): readonly (readonly PlacedInterpreter[])[] {
  return byValues(
    placed,
    traits.filter((trait) => trait !== version),
  );
}

function sharesMaker(
  before: { readonly makers: ReadonlySet<string> } | undefined,
  after: { readonly makers: ReadonlySet<string> },
): boolean {
  return before !== undefined && [...before.makers].some((name) => after.makers.has(name));
}
