import type { SourceSpan } from "./source-span.js";

/** A mistake in an authored file or on the command line, told to the person who can fix it. */
export interface Diagnostic {
  /** Stable name; `docs/diagnostics/<code>.md` explains it, and a test looks for that page. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** What is wrong, with the value found and the values allowed. */
  readonly message: string;
  /** The next step: a suggested value or a command to run. */
  readonly hint?: string | undefined;
  readonly at: SourceSpan;
}
