import type { Finding, ObservationGroup, Traits } from "@pyconform/model";
import { dependenceSentence } from "./dependence-sentence.js";
import { axesOf, findAxes } from "./find-axes.js";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { settledBy } from "./settled-by.js";
import { compareAnyVersion } from "./version-runs.js";

/** What a difference between groups depends on. */
export type Dependence = Pick<
  Extract<Finding, { kind: "depends" }>,
  "axes" | "alternatives" | "sentence" | "settledBy"
>;

/**
 * Explains who agrees with whom by the interpreters' traits; `undefined` where no few traits do. At least two groups.
 * Hundreds of cases part the same interpreters in the same way: each way is explained once.
 */
export function explainGroups(
  groups: readonly ObservationGroup[],
  placed: readonly PlacedInterpreter[],
  traits: ReadonlyMap<string, Traits>,
): Dependence | undefined {
  const known = explained.get(traits) ?? new Map<string, Dependence | undefined>();
  explained.set(traits, known);
  const key = groups.map((group) => `${group.varies === true} ${group.interpreters.join(" ")}`).join("\n");
  if (!known.has(key)) known.set(key, explain(groups, placed));
  return known.get(key);
}

const explained = new WeakMap<ReadonlyMap<string, Traits>, Map<string, Dependence | undefined>>();

function explain(groups: readonly ObservationGroup[], placed: readonly PlacedInterpreter[]): Dependence | undefined {
  const explanation = findAxes(placed);
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
