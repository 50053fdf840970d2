import { createColors } from "picocolors";

/** Where the command writes: stdout is the answer, stderr the progress. */
export interface Terminal {
  /** Writes to stdout, as it is. */
  answer(text: string): void;
  /** Writes to stderr, as it is. */
  tell(text: string): void;
  /** Colours for stdout: plain functions where colour is not wanted. */
  readonly answerColors: ReturnType<typeof createColors>;
  /** Colours for stderr. */
  readonly tellColors: ReturnType<typeof createColors>;
  /** Whether stderr is a terminal on which progress may be redrawn. */
  readonly isInteractive: boolean;
  /** Width of stderr in columns. */
  readonly columns: number;
}

/** The process's own streams. Colour follows NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function processTerminal(): Terminal {
  const forced = process.env["FORCE_COLOR"] !== undefined && process.env["FORCE_COLOR"] !== "0";
  const refused = process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "";
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessClosed);
  const colors = (stream: NodeJS.WriteStream) => createColors(!refused && (forced || stream.isTTY === true));
  return {
    answer: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    answerColors: colors(process.stdout),
    tellColors: colors(process.stderr),
    isInteractive: process.stderr.isTTY === true && process.env["CI"] === undefined,
    columns: process.stderr.columns ?? 80,
  };
}

/**
 * Whoever read the stream has read enough, as `head` does: what is written after that goes nowhere, and the command goes
 * on, since it may have a report to write.
 */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
}
