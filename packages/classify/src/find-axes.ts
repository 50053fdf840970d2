import { type Axis, type TraitName, traitAxes, traitNames } from "@pyconform/model";
import { areLinked } from "./are-linked.js";
import { explainer } from "./explainer.js";
import { byValues, effectiveFactOf, factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { rivalsOf } from "./rivals-of.js";
import { changesToAndFro, contexts, type Standing, standing } from "./standing.js";
import { compareAnyVersion, isVersionTrait, type VersionTrait, versionRuns } from "./version-runs.js";

/** Traits that together explain who agrees with whom, and other sets of them that explain it as well. */
export interface Explanation {
  readonly traits: readonly TraitName[];
  /** Of the same size; each differs from `traits` in one trait. */
  readonly alternatives: readonly (readonly TraitName[])[];
}

/** An explanation with more traits than this explains anything, and so nothing. */
const mostTraits = 4;

/**
 * The smallest set of traits that explains who agrees with whom; at equal size the first by axis: implementation,
 * version, platform, build, run: a platform decides what is built for it, and not the other way round. `undefined`
 * where no set does. At least two groups.
 *
 * Without the implementation, traits explain only what some implementation itself shows: where PyPy does what nobody
 * else does, its JIT alone is no explanation. So for a version too, threshold by threshold; and one that changes to
 * and fro comes after all others of its size. A trait that some interpreter does not know explains nothing.
 * Implementation versions, nearly unique to an interpreter, would explain anything: they are asked where nothing else
 * explains, or with fewer traits than the most that may be, and not where they change to and fro. What is chosen at the start (hash seed, UTF-8 mode, allocator) is shown by one interpreter
 * that was started in two ways.
 */
export function findAxes(placed: readonly PlacedInterpreter[]): Explanation | undefined {
  const traits = telling(placed);
  const found = smallest(
    traits.filter((trait) => trait !== "version"),
    placed,
  );
  if (!traits.includes("version") || (found !== undefined && found.traits.length < mostTraits)) return found;
  const withReleases = smallest(traits, placed);
  return found !== undefined && withReleases?.traits.length === mostTraits ? found : withReleases;
}

function smallest(traits: readonly TraitName[], placed: readonly PlacedInterpreter[]): Explanation | undefined {
  const explains = explainer(traits, placed);
  const takesEffect = explainer(traits, placed, effectiveFactOf);
  const within = new Set(traits.filter((trait) => !isKnownToAll(trait, placed)));
  const linked = areLinked(placed);
  let doubtful: Explanation | undefined;
  for (let size = 1; size <= mostTraits; size += 1) {
    const explaining = subsets(traits, size)
      .filter((set) => within.size === 0 || set.includes("implementation") || !set.some((trait) => within.has(trait)))
      .filter((set) => explains(set) && !changesToAndFro(set, placed))
      .map((set) =>
        rated(set, standing(set, placed, linked || set.includes("implementation")), within, takesEffect(set)),
      )
      .sort((a, b) => a.rank - b.rank);
    const best = explaining.find(({ shown }) => shown);
    const [first] = explaining;
    if (best !== undefined) {
      const others = explaining
        .filter(({ set, plausible }) => plausible && (set.includes("implementation") || needsAll(set, explains)))
        .map(({ set }) => set);
      return { traits: best.set, alternatives: rivalsOf(best.set, others, placed) };
    }
    if (first !== undefined) doubtful ??= { traits: first.set, alternatives: [] };
  }
  return doubtful;
}

/** What some cannot say of themselves, or what takes no effect, comes after the rest and is named beside nothing. */
function rated(
  set: readonly TraitName[],
  of: Standing,
  within: ReadonlySet<TraitName>,
  takesEffect: boolean,
): Standing & { readonly set: typeof set } {
  const isKnown = !set.some((trait) => within.has(trait));
  if (isKnown && takesEffect) return { set, ...of };
  const rank = of.rank + (isKnown ? 0 : 2e6) + (takesEffect ? 0 : 4e6);
  return { set, rank, shown: of.shown && takesEffect, plausible: false };
}

function needsAll(set: readonly TraitName[], explains: (set: readonly TraitName[]) => boolean): boolean {
  return set.every((trait) => !explains(set.filter((other) => other !== trait)));
}

/** An explanation as axes, with the thresholds of its version and the implementation that they lie within. */
export function axesOf(traits: readonly TraitName[], placed: readonly PlacedInterpreter[]): readonly Axis[] {
  return traits.map((trait) =>
    isVersionTrait(trait)
      ? { axis: traitAxes[trait], trait, ...thresholds(trait, traits, placed) }
      : { axis: traitAxes[trait], trait },
  );
}

function thresholds(
  trait: VersionTrait,
  traits: readonly TraitName[],
  placed: readonly PlacedInterpreter[],
): Pick<Axis, "thresholds" | "within"> {
  const changing = contexts(trait, traits, placed).filter((context) => versionRuns(context, trait).length > 1);
  const found = new Set(
    changing.flatMap((context) =>
      versionRuns(context, trait)
        .slice(1)
        .map(({ versions }) => versions[0] ?? ""),
    ),
  );
  const implementations = new Set(changing.flat().map((each) => factOf(each, "implementation")));
  const [within] = implementations.size === 1 ? implementations : [];
  return { thresholds: [...found].sort(compareAnyVersion), ...(within === undefined ? {} : { within }) };
}

/** Traits that are not the same on all, and that an implementation knows on all its interpreters or on none. */
function telling(placed: readonly PlacedInterpreter[]): readonly TraitName[] {
  return traitNames.filter((trait) => {
    if (new Set(placed.map((each) => factOf(each, trait))).size === 1) return false;
    if (isKnownToAll(trait, placed)) return true;
    const makers = byValues(placed, ["implementation"]).map(
      (cell) => cell.filter((each) => isKnown(trait, each)).length / cell.length,
    );
    return makers.includes(1) && makers.every((share) => share === 0 || share === 1);
  });
}

function isKnownToAll(trait: TraitName, placed: readonly PlacedInterpreter[]): boolean {
  return placed.every((each) => isKnown(trait, each));
}

function isKnown(trait: TraitName, each: PlacedInterpreter): boolean {
  const value = factOf(each, trait);
  return value !== "unknown" && value !== "undefined";
}

function subsets(traits: readonly TraitName[], size: number): readonly (readonly TraitName[])[] {
  if (size === 0) return [[]];
  return traits.flatMap((trait, index) =>
    subsets(traits.slice(index + 1), size - 1).map((rest): readonly TraitName[] => [trait, ...rest]),
  );
}
