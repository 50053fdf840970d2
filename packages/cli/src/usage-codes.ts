/** Codes of the mistakes on a command line; `docs/diagnostics/<code>.md` explains each, and a test looks for that page. */
export const usageCodes = [
  "different-suites",
  "duplicate-id",
  "invalid-id",
  "invalid-option",
  "no-report",
  "no-specs",
  "nothing-to-merge",
  "partial-results",
  "port-in-use",
  "unknown-case",
  "unknown-implementation",
  "unreadable-results",
  "unwritable-out",
] as const;

/** See {@link usageCodes}. */
export type UsageCode = (typeof usageCodes)[number];
