import { diffLines, diffWordsWithSpace } from "diff";

/** A line of a comparison. */
export interface ComparedLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
  /** The text in pieces, where a line was changed rather than replaced: which of them are new or gone. */
  readonly pieces?: readonly { readonly text: string; readonly changed: boolean }[];
}

const mostCompared = 20_000;

/** Line by line, what one text has and another has not; `undefined` where they are too long or too different to read. */
export function compareLines(before: string, after: string): readonly ComparedLine[] | undefined {
  if (before.length > mostCompared || after.length > mostCompared) return undefined;
  const changes = diffLines(before, after, { maxEditLength: 400 });
  const compared = changes?.map(({ value, added, removed }) => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return lines(value).map((text): ComparedLine => ({ kind, text }));
  });
  return compared?.flatMap((block, index) => {
    const [pair, role] =
      block[0]?.kind === "removed" ? [compared[index + 1], "removed"] : [compared[index - 1], "added"];
    if (block[0]?.kind !== role || pair?.[0]?.kind !== (role === "removed" ? "added" : "removed")) return block;
    if (pair.length !== block.length) return block;
    return block.map((line, at) => withPieces(line, pair[at]?.text ?? ""));
  });
}

const longestLine = 500;

/** Marks what a changed line does not share with the line it was or became; lines that share little stay whole. */
function withPieces(line: ComparedLine, other: string): ComparedLine {
  if (line.text.length > longestLine || other.length > longestLine) return line;
  const pieces = diffWordsWithSpace(other, line.text)
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, changed: added }));
  const shared = pieces.reduce((sum, { text, changed }) => sum + (changed ? 0 : text.trim().length), 0);
  const told = pieces.some(({ changed }) => changed) && shared * 3 >= line.text.length;
  return told ? { ...line, pieces } : line;
}

/** A missing newline at the end of a text is a difference too: it is shown. */
function lines(value: string): readonly string[] {
  const parts = value.split("\n");
  const last = parts.pop() ?? "";
  return last === "" ? parts : [...parts, `${last} (no newline at the end)`];
}
