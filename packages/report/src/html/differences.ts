import { diffLines } from "diff";

/** A line of a comparison. */
export interface ComparedLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

const mostCompared = 20_000;

/** Line by line, what one text has and another has not; `undefined` where they are too long or too different to read. */
export function compareLines(before: string, after: string): readonly ComparedLine[] | undefined {
  if (before.length > mostCompared || after.length > mostCompared) return undefined;
  const changes = diffLines(before, after, { maxEditLength: 400 });
  return changes?.flatMap(({ value, added, removed }) => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return lines(value).map((text): ComparedLine => ({ kind, text }));
  });
}

/** A missing newline at the end of a text is a difference too: it is shown. */
function lines(value: string): readonly string[] {
  const parts = value.split("\n");
  const last = parts.pop() ?? "";
  return last === "" ? parts : [...parts, `${last} (no newline at the end)`];
}
