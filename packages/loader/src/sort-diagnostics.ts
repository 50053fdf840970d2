import type { LoaderDiagnostic } from "./fix.js";

/** By file and place, each once: the rows of a matrix share their places. */
export function sortDiagnostics(diagnostics: readonly LoaderDiagnostic[]): readonly LoaderDiagnostic[] {
  const unique = new Map(
    diagnostics.map((one) => [JSON.stringify([one.at.file, one.at.start, one.code, one.message]), one] as const),
  );
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.at.file, b.at.file) ||
      a.at.start.line - b.at.start.line ||
      a.at.start.column - b.at.start.column ||
      compareText(a.code, b.code),
  );
}

/** Order of code units, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
