import { compareVersions, type InterpreterResult } from "@pyconform/model";

/**
 * The one order of interpreters in results: by implementation, version and id, and last those that told nothing of
 * themselves. It rests on what results say alone, so that joined results have it too, in whatever order they are joined.
 */
export function orderInterpreters(interpreters: readonly InterpreterResult[]): readonly InterpreterResult[] {
  return interpreters.toSorted(
    (a, b) =>
      Number(a.traits === undefined) - Number(b.traits === undefined) ||
      compareText(a.implementation, b.implementation) ||
      compareVersions(release(a), release(b)) ||
      compareText(a.id, b.id),
  );
}

/** The numbers of a version: `3.15.0b1` is ordered as `3.15.0`. */
function release({ version }: InterpreterResult): string {
  return /^\d+(\.\d+)*/.exec(version)?.[0] ?? "0";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
