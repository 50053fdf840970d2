/** A change of a text: what stands from `from` to `to` is replaced, and what is selected afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
}

/** What is selected in a text. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const width = 4;

/** Tab: spaces up to the next stop; where more than one line is selected, a step more before each of them. */
export function indent(selected: Selected): Edit {
  const { text, start, end } = selected;
  if (text.slice(start, end).includes("\n"))
    return changeLines(selected, (line) => (line === "" ? line : " ".repeat(width) + line));
  const column = start - lineStart(text, start);
  return insert(selected, " ".repeat(width - (column % width)));
}

/** Shift and Tab: a step less before each line that is selected. */
export function outdent(selected: Selected): Edit {
  return changeLines(selected, (line) => line.replace(/^ {1,4}|^\t/u, ""));
}

/** Enter: the next line starts below this one, a step further after a colon. */
export function newLine(selected: Selected): Edit {
  const { text, start } = selected;
  const before = text.slice(lineStart(text, start), start);
  const spaces = /^[ \t]*/u.exec(before)?.[0] ?? "";
  return insert(selected, `\n${spaces}${/:\s*(?:#.*)?$/u.test(before) ? " ".repeat(width) : ""}`);
}

function insert({ start, end }: Selected, text: string): Edit {
  return { from: start, to: end, text, selection: [start + text.length, start + text.length] };
}

function changeLines({ text, start, end }: Selected, change: (line: string) => string): Edit {
  const from = lineStart(text, start);
  const last = text.indexOf("\n", end > start && text[end - 1] === "\n" ? end - 1 : end);
  const to = last === -1 ? text.length : last;
  const lines = text.slice(from, to).split("\n");
  const changed = lines.map(change);
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const replaced = changed.join("\n");
  const grown = replaced.length - (to - from);
  return { from, to, text: replaced, selection: [Math.max(from, start + first), Math.max(from, end + grown)] };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}
