import type { DiagnosticCode } from "./diagnostic-codes.js";

/** Codes of rules that judge style or guess from the program's text; a case may suppress them with a reason. */
export const suppressibleCodes = [
  "duplicate-program",
  "duplicate-title",
  "hasattr-absence",
  "machine-dependent-output",
  "no-observation",
  "statement-not-a-sentence",
  "swallowed-exception",
] as const satisfies readonly DiagnosticCode[];
