import type { Diagnostic } from "@pyconform/model";
import type { UsageCode } from "./usage-codes.js";

/** A mistake on the command line: the run does not start; status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly diagnostic: Diagnostic;

  constructor(code: UsageCode, message: string, hint?: string) {
    super(message);
    const start = { line: 1, column: 1 };
    this.diagnostic = { code, severity: "error", message, hint, at: { file: "<command line>", start, end: start } };
  }
}
