/** The first line in which two texts differ. */
export interface FirstDifference {
  /** Starts at 1. */
  readonly line: number;
  /** `undefined` where the text has no such line. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const mostShown = 100;

/** Where two texts first differ, both lines cut so that the difference can be seen; `undefined` where they are equal. */
export function firstDifference(before: string, after: string): FirstDifference | undefined {
  if (before === after) return undefined;
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const index = old.findIndex((line, each) => line !== fresh[each]);
  const at = index === -1 ? old.length : index;
  const [left, right] = [old[at], fresh[at]];
  const start = Math.max(0, commonStart(left ?? "", right ?? "") - mostShown / 4);
  return { line: at + 1, before: cut(left, start), after: cut(right, start) };
}

function commonStart(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

function cut(line: string | undefined, start: number): string | undefined {
  if (line === undefined || line.length <= mostShown) return line;
  const from = Math.min(start, line.length - 1);
  const end = line.length > from + mostShown ? "…" : "";
  return `${from > 0 ? "…" : ""}${line.slice(from, from + mostShown)}${end}`;
}
