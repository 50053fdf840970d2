/**
 * Python source with the insides of strings and all comments blanked out, every other character in its place: enough for
 * rules that look at the shape of a program, without parsing it.
 */
export function maskPython(code: string): string {
  return code.replace(
    /#[^\n]*|("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|"(?:\\[\s\S]|[^"\\\n])*(?:"|$|(?=\n))|'(?:\\[\s\S]|[^'\\\n])*(?:'|$|(?=\n))/g,
    (found, triple: string | undefined) => {
      const quote = found.startsWith("#") ? 0 : (triple?.length ?? 1);
      const blank = (text: string) => text.replace(/[^\n]/g, " ");
      return found.length < 2 * quote || quote === 0
        ? blank(found)
        : found.slice(0, quote) + blank(found.slice(quote, -quote)) + found.slice(-quote);
    },
  );
}

/** One logical line of masked source that begins a block, and the lines in the block. */
export interface PythonBlock {
  /** From 1. */
  readonly line: number;
  readonly indent: number;
  /** The line that begins it, without indent. */
  readonly head: string;
  /** Statements of the block, without indent; a statement on the head's own line counts. */
  readonly body: readonly string[];
  /** Heads at the same indent that follow: `else:` and the like. */
  readonly rest: readonly string[];
}

/** Blocks of masked source whose head matches. */
export function blocksOf(masked: string, head: RegExp): readonly PythonBlock[] {
  const lines = masked.split("\n");
  return lines.flatMap((text, index): PythonBlock[] => {
    const trimmed = text.trim();
    if (!head.test(trimmed)) return [];
    const indent = indentOf(text);
    const after = lines.slice(index + 1);
    const end = after.findIndex((line) => line.trim() !== "" && indentOf(line) <= indent);
    const inside = end < 0 ? after : after.slice(0, end);
    const follows = end < 0 ? [] : after.slice(end);
    const stop = follows.findIndex(
      (line) =>
        line.trim() !== "" &&
        (indentOf(line) < indent || (indentOf(line) === indent && !/^\s*(?:except|else|finally|elif)\b/.test(line))),
    );
    const rest = (stop < 0 ? follows : follows.slice(0, stop)).filter(
      (line) => indentOf(line) === indent && line.trim() !== "",
    );
    const sameLine = trimmed.replace(/^[^:]*:/, "").trim();
    const body = [sameLine, ...inside.map((line) => line.trim())].filter((line) => line !== "");
    return [{ line: index + 1, indent, head: trimmed, body, rest: rest.map((line) => line.trim()) }];
  });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
