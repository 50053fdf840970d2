import type { TextSpan } from "./query.js";

/** A token of a query's text. */
export type Token =
  | { readonly kind: "open" | "close" | "minus"; readonly at: TextSpan }
  | { readonly kind: "quoted"; readonly text: string; readonly closed: boolean; readonly at: TextSpan }
  /** A word with all that belongs to it: `topic:hashing`, `title:"small int"`, `print()`. */
  | { readonly kind: "word"; readonly raw: string; readonly closed: boolean; readonly at: TextSpan };

/** Takes a text apart: every character is in one token, or is white space. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    const character = text[offset] ?? "";
    if (/\s/u.test(character)) {
      offset += 1;
    } else if (character === "(" || character === ")") {
      offset += 1;
      tokens.push({ kind: character === "(" ? "open" : "close", at: { start, end: offset } });
    } else if (character === "-" && /[^\s)]/u.test(text[offset + 1] ?? " ")) {
      offset += 1;
      tokens.push({ kind: "minus", at: { start, end: offset } });
    } else if (character === '"') {
      offset = endOfQuoted(text, start);
      tokens.push({ kind: "quoted", ...unquote(text.slice(start, offset)), at: { start, end: offset } });
    } else {
      const end = endOfWord(text, start);
      offset = end.offset;
      tokens.push({ kind: "word", raw: text.slice(start, offset), closed: end.closed, at: { start, end: offset } });
    }
  }
  return tokens;
}

/** The text between quotes; `\"` and `\\` stand for the characters themselves. */
export function unquote(raw: string): { readonly text: string; readonly closed: boolean } {
  const closed = /^"(?:[^"\\]|\\[\s\S])*"$/u.test(raw);
  return { text: raw.slice(1, closed ? -1 : undefined).replace(/\\(["\\])/gu, "$1"), closed };
}

function endOfQuoted(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== '"') offset += text[offset] === "\\" ? 2 : 1;
  return Math.min(offset + 1, text.length);
}

/** A word ends at white space, or at a parenthesis that was not opened in it: `(print() or len)` has two words. */
function endOfWord(text: string, start: number): { readonly offset: number; readonly closed: boolean } {
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const character = text[offset] ?? "";
    if (/\s/u.test(character) || (character === ")" && depth === 0)) break;
    // A quote begins a value only after a colon or a comma; elsewhere it is a character as any other.
    if (character === '"' && /[:,]/u.test(text[offset - 1] ?? "")) {
      const end = endOfQuoted(text, offset);
      if (!unquote(text.slice(offset, end)).closed) return { offset: end, closed: false };
      offset = end;
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    offset += 1;
  }
  return { offset, closed: true };
}
