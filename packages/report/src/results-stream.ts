import { type CaseReport, type Results, resultsSchemaVersion } from "@pyconform/model";
import { canonical } from "./json.js";

/** Results without their cases, which come one by one. */
export type ResultsFrame = Omit<Results, "cases">;

/** `results.json` in pieces: what {@link renderJson} gives at once, byte for byte. */
export interface JsonPieces {
  /** The next cases, in the order of the suite. */
  cases(reports: readonly CaseReport[]): string;
  /** All that follows the last case. */
  end(frame: ResultsFrame): string;
}

/** Begins the text of a `results.json` whose cases are not all known yet. */
export function jsonInPieces(): JsonPieces {
  const begin = `{\n "schema": ${resultsSchemaVersion},\n "cases": [`;
  let written = 0;
  return {
    cases: (reports) =>
      reports
        .map((report) => {
          const before = written === 0 ? begin : ",";
          written += 1;
          return `${before}\n  ${indented(report)}`;
        })
        .join(""),
    end({ schema: _, ...frame }) {
      const before = written === 0 ? `${begin}],` : "\n ],";
      return `${before}${JSON.stringify(canonical(frame), undefined, 1).slice(1)}\n`;
    },
  };
}

function indented(report: CaseReport): string {
  return JSON.stringify(canonical(report), undefined, 1).replaceAll("\n", "\n  ");
}
