import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { codeFrameColumns } from "@babel/code-frame";
import type { Diagnostic } from "@pyconform/model";
import type { Terminal } from "./terminal.js";

/**
 * Tells `diagnostics` on stderr: file, line and column, code, message, code frame, next step. `known` has the texts of
 * places that are no files.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  root: string,
  terminal: Terminal,
  known: ReadonlyMap<string, string> = new Map(),
): void {
  const texts = new Map<string, string | undefined>(known);
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.at;
    if (!texts.has(file)) texts.set(file, readIfPossible(resolve(root, file)));
    terminal.tell(`${formatDiagnostic(diagnostic, texts.get(file), terminal.tellColors)}\n`);
  }
}

/** One diagnostic as people read it; the code frame only where the file's text is at hand. */
function formatDiagnostic(
  { code, severity, message, hint, at }: Diagnostic,
  text: string | undefined,
  colors: Pick<Terminal["tellColors"], "bold" | "red" | "yellow" | "dim">,
): string {
  const paint = severity === "error" ? colors.red : colors.yellow;
  const place = text === undefined ? at.file : `${at.file}:${at.start.line}:${at.start.column}`;
  const lines = [`${colors.bold(place)} ${paint(severity)} ${colors.bold(code)}`, `  ${message}`];
  if (text !== undefined) lines.push(indent(frame(text, at)));
  if (hint !== undefined) lines.push(`  ${colors.dim("hint:")} ${hint}`);
  return `${lines.join("\n")}\n`;
}

function frame(text: string, at: Diagnostic["at"]): string {
  const oneLine = at.end.line === at.start.line;
  // A mistake that spans lines is marked where it starts: the frame is to be found, not to be read whole.
  const end = oneLine && at.end.column > at.start.column ? at.end : undefined;
  return codeFrameColumns(
    text,
    { start: at.start, ...(end === undefined ? {} : { end }) },
    { linesAbove: 1, linesBelow: 1, highlightCode: false },
  );
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function readIfPossible(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
