import { compareVersions, type InterpreterResult, type TraitName } from "@pyconform/model";
import { groupBy } from "./group-by.js";

/** Interpreters that differ in nothing but their version, oldest first: one for each language version, its newest. */
export interface VersionLine {
  /** The implementation, such as `cpython`; with the machine where it has lines on several. */
  readonly name: string;
  readonly interpreters: readonly InterpreterResult[];
}

const alike = [
  "byte-order",
  "pointer-bits",
  "platform",
  "machine",
  "free-threaded-build",
  "gil",
  "debug-build",
  "optimize",
] as const satisfies readonly TraitName[];

/** The lines of at least two versions, the longest first. */
export function versionLines(used: readonly InterpreterResult[]): readonly VersionLine[] {
  const groups = groupBy(used, ({ implementation, traits }) =>
    JSON.stringify([implementation, ...alike.map((trait) => traits?.facts[trait] ?? null)]),
  );
  const lines = [...groups.values()]
    .map((interpreters) => newestOfEach(interpreters))
    .filter((interpreters) => interpreters.length > 1)
    .sort((a, b) => b.length - a.length);
  return lines.map((interpreters) => {
    const [first] = interpreters;
    const implementation = first?.implementation ?? "";
    const several = lines.filter(([other]) => other?.implementation === implementation).length > 1;
    const machine = several ? ` on ${String(first?.traits?.facts.machine ?? "an unknown machine")}` : "";
    return { name: `${implementation}${machine}`, interpreters };
  });
}

function newestOfEach(interpreters: readonly InterpreterResult[]): readonly InterpreterResult[] {
  const newest = new Map<string, InterpreterResult>();
  for (const each of interpreters) {
    const known = newest.get(each.languageVersion);
    if (known === undefined || compareVersions(each.version, known.version) > 0) newest.set(each.languageVersion, each);
  }
  return [...newest.values()].sort((a, b) => compareVersions(a.languageVersion, b.languageVersion));
}
