import { createColors } from "picocolors";
import type { Terminal } from "../terminal.js";

/** A terminal without colours, and all that it was given. */
export interface PlainTerminal extends Terminal {
  readonly answers: string[];
  readonly told: string[];
}

/** A terminal that nobody looks at. */
export function plainTerminal(): PlainTerminal {
  const answers: string[] = [];
  const told: string[] = [];
  const plain = createColors(false);
  return {
    answers,
    told,
    answer: (text) => void answers.push(text),
    tell: (text) => void told.push(text),
    answerColors: plain,
    tellColors: plain,
    isInteractive: false,
    columns: 80,
  };
}
