import type { CaseReport, Results } from "@pyconform/model";
import { canonical } from "./json.js";
import type { ResultsFrame } from "./results-stream.js";

/**
 * JSON Lines: a header (suite, interpreters), a line for each case, and a footer with the counts.
 * Without the footer a report is incomplete.
 */
export function renderNdjson(results: Results): string {
  return [ndjsonHeader(results), ndjsonCases(results.cases), ndjsonFooter(results)].join("");
}

/** The first line: what is known before any case. */
export function ndjsonHeader(results: ResultsFrame & Partial<Pick<Results, "cases">>): string {
  const { cases: _, summary: _summary, durationMs: _duration, complete: _complete, ...header } = results;
  return line({ kind: "header", ...header });
}

/** A line for each of `reports`. */
export function ndjsonCases(reports: readonly CaseReport[]): string {
  return reports.map((report) => line({ kind: "case", ...report })).join("");
}

/** The last line. */
export function ndjsonFooter({ summary, durationMs, complete }: ResultsFrame): string {
  return line({ kind: "footer", summary, durationMs, complete });
}

function line(value: object): string {
  return `${JSON.stringify(canonical(value))}\n`;
}
