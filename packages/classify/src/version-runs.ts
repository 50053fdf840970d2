import { compareVersions, type TraitName, traitAxes, traitNames } from "@pyconform/model";
import { compare, valid } from "@renovatebot/pep440";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";

/** Neighbouring versions on which the same group is observed. */
export interface VersionRun {
  readonly group: number;
  /** Versions, oldest first, each once. */
  readonly versions: readonly string[];
  readonly implementations: ReadonlySet<string>;
  /** Implementation and kind of machine of each interpreter: only between two that agree in it can a version be told. */
  readonly makers: ReadonlySet<string>;
}

/** The traits that are ordered by version. */
export type VersionTrait = "language-version" | "version";

/** Whether a trait is ordered by version. */
export function isVersionTrait(trait: TraitName): trait is VersionTrait {
  return trait === "language-version" || trait === "version";
}

/** What was observed along the versions, oldest first. Each version must have one group. */
export function versionRuns(placed: readonly PlacedInterpreter[], trait: VersionTrait): readonly VersionRun[] {
  const ordered = [...placed].sort((a, b) => compareAnyVersion(factOf(a, trait), factOf(b, trait)));
  const runs: { group: number; versions: string[]; implementations: Set<string>; makers: Set<string> }[] = [];
  for (const each of ordered) {
    const version = factOf(each, trait);
    let run = runs.at(-1);
    if (run === undefined || run.group !== each.group) {
      run = { group: each.group, versions: [], implementations: new Set(), makers: new Set() };
      runs.push(run);
    }
    if (run.versions.at(-1) !== version) run.versions.push(version);
    run.implementations.add(factOf(each, "implementation"));
    run.makers.add(makerOf(each));
  }
  return runs;
}

function makerOf(each: PlacedInterpreter): string {
  const known = makers.get(each.facts);
  if (known !== undefined) return known;
  const maker = makerTraits.map((name) => factOf(each, name)).join(" ");
  makers.set(each.facts, maker);
  return maker;
}

const makers = new WeakMap<PlacedInterpreter["facts"], string>();

const makerTraits: readonly TraitName[] = [
  "implementation",
  ...traitNames.filter((name) => traitAxes[name] === "platform"),
];

/** Compares versions, pre-releases included; those that are no PEP 440 versions come in the order of their text. */
export function compareAnyVersion(a: string, b: string): number {
  const pair = `${a} ${b}`;
  const known = comparisons.get(pair);
  if (known !== undefined) return known;
  const order =
    valid(a) !== null && valid(b) !== null ? compare(a, b) : compareVersions(a, b) || (a < b ? -1 : a > b ? 1 : 0);
  comparisons.set(pair, order);
  return order;
}

/** A run knows few versions and compares them very often; parsing them is what takes long. */
const comparisons = new Map<string, number>();

/** Whether no language version lies between two: `3.9` and `3.10`. */
export function areNeighbours(older: string, newer: string, trait: VersionTrait): boolean {
  if (trait === "version") return false; // nobody here has every patch release
  const [olderMajor, olderMinor] = older.split(".").map(Number);
  const [newerMajor, newerMinor] = newer.split(".").map(Number);
  return olderMajor === newerMajor && olderMinor !== undefined && newerMinor === olderMinor + 1;
}
