import type { Finding, ObservationGroup, Traits } from "@pyconform/model";
import { dependenceSentence } from "./dependence-sentence.js";
import { axesOf, type Explanation, findAxes } from "./find-axes.js";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { settledBy } from "./settled-by.js";
import { compareAnyVersion } from "./version-runs.js";

/** What a difference between groups depends on. */
export type Dependence = Pick<
  Extract<Finding, { kind: "depends" }>,
  "axes" | "alternatives" | "sentence" | "settledBy"
>;

/** Explains who agrees with whom by the interpreters' traits; `undefined` where no few traits do. At least two groups. */
export function explainGroups(
  groups: readonly ObservationGroup[],
  placed: readonly PlacedInterpreter[],
  traits: ReadonlyMap<string, Traits>,
): Dependence | undefined {
  const explanation = remembered(placed, traits);
  if (explanation === undefined) return undefined;
  const varies = groups.some((group) => group.varies === true);
  const main = mainGroup(groups, placed);
  const settling = settledBy(explanation.traits, explanation.alternatives, placed, main);
  return {
    axes: [...axesOf(explanation.traits, placed), ...(varies ? [{ axis: "run" } as const] : [])],
    alternatives: explanation.alternatives.map((set) => axesOf(set, placed)),
    sentence: dependenceSentence(explanation, groups, placed, main),
    ...(settling === undefined ? {} : { settledBy: settling }),
  };
}

/** Hundreds of cases part the same interpreters in the same way; the search is made once for each way. */
const explanations = new WeakMap<ReadonlyMap<string, Traits>, Map<string, Explanation | undefined>>();

function remembered(
  placed: readonly PlacedInterpreter[],
  traits: ReadonlyMap<string, Traits>,
): Explanation | undefined {
  const known = explanations.get(traits) ?? new Map<string, Explanation | undefined>();
  explanations.set(traits, known);
  const key = placed.map(({ id, group }) => `${group} ${id}`).join("\n");
  if (!known.has(key)) known.set(key, findAxes(placed));
  return known.get(key);
}

/** The group that a sentence starts from: that of the newest CPython of the usual kind, else the largest. */
function mainGroup(groups: readonly ObservationGroup[], placed: readonly PlacedInterpreter[]): number {
  const steady = placed.filter(({ group }) => groups[group]?.varies !== true);
  const usual = steady
    .filter((each) => factOf(each, "implementation") === "cpython" && factOf(each, "free-threaded-build") === "false")
    .filter((each) => factOf(each, "byte-order") === "little" && factOf(each, "pointer-bits") === "64")
    .sort((a, b) => compareAnyVersion(factOf(b, "version"), factOf(a, "version")));
  const newest = usual[0]?.group;
  if (newest !== undefined) return newest;
  const sizes = groups.map(({ interpreters }) => interpreters.length);
  return sizes.indexOf(Math.max(...sizes));
}
