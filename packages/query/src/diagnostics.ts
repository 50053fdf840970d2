import type { Diagnostic, SourceSpan } from "@pyconform/model";
import type { TextSpan } from "./query.js";

/** Codes of what can be wrong with a query; `docs/diagnostics/<code>.md` explains each. */
export const queryCodes = ["query-syntax", "unknown-query-field", "unknown-query-value"] as const;

/** See {@link queryCodes}. */
export type QueryCode = (typeof queryCodes)[number];

/** A mistake in a query's text. Its file is `query`, its place is in the text. */
export function diagnostic(
  text: string,
  code: QueryCode,
  message: string,
  at: TextSpan,
  hint?: string | undefined,
): Diagnostic {
  return { code, severity: "error", message, hint, at: placeOf(text, at) };
}

/** Diagnostics of one text, in the order of their places. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.at.start.line - b.at.start.line || a.at.start.column - b.at.start.column);
}

function placeOf(text: string, { start, end }: TextSpan): SourceSpan {
  const position = (offset: number) => {
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  };
  return { file: "query", start: position(start), end: position(end) };
}
