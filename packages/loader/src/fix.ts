import type { Diagnostic } from "@pyconform/model";
import type { DiagnosticCode } from "./diagnostic-codes.js";

/** Replaces the characters from `start` to `end` (UTF-16 offsets, end exclusive) of `file` by `text`. */
export interface Fix {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A diagnostic of this package; `fix` is there where mending it by program is safe. */
export interface LoaderDiagnostic extends Diagnostic {
  readonly code: DiagnosticCode;
  readonly fix?: Fix | undefined;
}

/** Applies fixes of one file to its text. Where two overlap, the first in the text wins: lint again for the other. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const sorted = [...fixes].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let position = 0;
  for (const fix of sorted) {
    if (fix.start < position) continue;
    result += text.slice(position, fix.start) + fix.text;
    position = fix.end;
  }
  return result + text.slice(position);
}
