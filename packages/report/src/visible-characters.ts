/** A piece of text as it may be shown: as it is, or a mark that stands for a character that cannot be seen or would change what is. */
export interface VisiblePiece {
  readonly text: string;
  /** What the mark stands for, such as `U+202E`; `undefined` where the text is as it came. */
  readonly standsFor?: string | undefined;
}

// Control characters but tab and newline, soft hyphen, zero-width and bidirectional marks, variation of line ends,
// byte order mark, interlinear and tag characters, noncharacters, and surrogates that have lost their other half.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Whether all of a text can be shown as it is: so it is nearly always, and then there is nothing to part. */
export function isVisible(text: string): boolean {
  return plain.test(text) || text.search(invisible) === -1;
}

const plain = /^[\t\n\x20-\x7e]*$/;

/** Parts a text into what can be shown as it is and marks for what cannot. */
export function visiblePieces(text: string): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(invisible)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push(mark(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The same as plain text, for attributes, terminals and files where nothing can be marked. */
export function visibleText(text: string): string {
  if (isVisible(text)) return text;
  return text.replace(invisible, (character) => mark(character).text);
}

/** The mark is what Python itself writes: `\x1b`, `\u202e`, and `\udcff` for a byte that is not UTF-8. */
function mark(character: string): Required<VisiblePiece> {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const isByte = code >= 0xdc80 && code <= 0xdcff; // PEP 383
  const standsFor = isByte
    ? `byte 0x${(code - 0xdc00).toString(16)}, not UTF-8`
    : `U+${hex.toUpperCase().padStart(4, "0")}`;
  if (character === "\r") return { text: "\\r", standsFor };
  if (code < 0x100) return { text: `\\x${hex.padStart(2, "0")}`, standsFor };
  return { text: code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`, standsFor };
}

/** The beginning of a text, and how much of it is not shown. */
export function cutText(text: string, most: number): { readonly shown: string; readonly hidden: number } {
  if (text.length <= most) return { shown: text, hidden: 0 };
  const shown = text.slice(0, most).replace(/[\ud800-\udbff]$/u, ""); // half of a character is none
  return { shown, hidden: text.length - shown.length };
}
