import type { Results } from "@pyconform/model";
import { canonical } from "./json.js";

/**
 * JSON Lines: a header (suite, interpreters), a line for each case, and a footer with the counts.
 * Without the footer a report is incomplete.
 */
export function renderNdjson(results: Results): string {
  const { cases, summary, durationMs, complete, ...header } = results;
  const lines = [
    { kind: "header", ...header },
    ...cases.map((report) => ({ kind: "case", ...report })),
    { kind: "footer", summary, durationMs, complete },
  ];
  return lines.map((line) => `${JSON.stringify(canonical(line))}\n`).join("");
}
