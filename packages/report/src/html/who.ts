import type { InterpreterResult } from "@pyconform/model";
import type { Site } from "./site.js";

/** Fewer versions than this are named one by one. */
const fewest = 3;

/** Interpreters in few words: `cpython 3.8 to 3.13, pypy-8.0.1-py3.11`. Versions in a row stand as their first and last. */
export function whoInWords({ lines, used }: Pick<Site, "lines" | "used">, ids: readonly string[]): string {
  const left = new Set(ids);
  const ranges = new Map<string, string>();
  for (const { name, interpreters } of lines) {
    for (const run of runsOf(interpreters, left)) {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined || run.length < fewest) continue;
      ranges.set(first.id, `${name} ${first.languageVersion} to ${last.languageVersion}`);
      for (const each of used) if (left.has(each.id) && isAnother(each, run)) left.delete(each.id);
    }
  }
  return ids.flatMap((id) => ranges.get(id) ?? (left.has(id) ? [id] : [])).join(", ");
}

/** Neighbours on a line that are all among `ids`. */
function runsOf(
  interpreters: readonly InterpreterResult[],
  ids: ReadonlySet<string>,
): readonly (readonly InterpreterResult[])[] {
  const runs: InterpreterResult[][] = [[]];
  for (const each of interpreters) {
    if (ids.has(each.id)) runs.at(-1)?.push(each);
    else runs.push([]);
  }
  return runs;
}

/** Whether it is in the run, or is an older release of a version in it, on the same kind of machine. */
function isAnother(each: InterpreterResult, run: readonly InterpreterResult[]): boolean {
  return run.some(
    (other) =>
      other.id === each.id ||
      (other.implementation === each.implementation &&
        other.languageVersion === each.languageVersion &&
        other.traits?.facts.machine === each.traits?.facts.machine),
  );
}
