/**
 * Every code this package can report, and what it says in one line.
 * `docs/diagnostics/<code>.md` explains each; a test holds that the pages and this table agree.
 */
export const diagnosticCodes = {
  "file-unreadable": "A file or folder cannot be read as UTF-8 text",
  "misplaced-file": "A file below specs/ is not at <level>/<topic>/<subject>.yaml",
  "yaml-syntax": "The file is not YAML",
  "yaml-too-large": "The file is larger than the limit",
  "yaml-too-deep": "The file is nested deeper than the limit",
  "yaml-too-many-aliases": "The file uses more aliases than the limit",
  "yaml-duplicate-key": "A mapping has the same key twice",
  "unknown-key": "A key that the format does not have at this place",
  "missing-key": "A key that the format requires is absent",
  "contradictory-keys": "Two keys that exclude each other stand together",
  "wrong-type": "A value of another type than the format asks for",
  "empty-value": "A value that must not be empty is empty",
  "unknown-value": "A value outside the list of allowed ones",
  "invalid-id": "An id, a topic or a subject that is not kebab-case",
  "duplicate-id": "Two cases have the same id or alias",
  "duplicate-title": "Two cases make the same statement",
  "duplicate-program": "Two cases run the same program in the same way",
  "invalid-citation": "A citation that is not written page#anchor",
  "unknown-section": "A citation that is not in the carried index of the documentation",
  "unknown-inventory-row": "A covered row that no inventory has",
  "unquoted-version": "A version that YAML reads as a number",
  "invalid-version": "A text that is no version or no version specifier",
  "expectation-impossible": "An expectation that no observation can meet, or a row that nothing reaches",
  "no-observation": "An expectation that says nothing about what the program does",
  "unknown-feature": "A requirement that is neither a feature, a trait nor a module",
  "unknown-trait": "A trait that no interpreter tells",
  "unknown-implementation": "An implementation that the project does not have",
  "matrix-unknown-value": "A matrix value that is used but not given, or given but not used",
  "statement-not-a-sentence": "A title that is not a plain statement",
  "machine-dependent-output": "Expected output that depends on the machine it is run on",
  "swallowed-exception": "A program that hides whether an exception was raised",
  "hasattr-absence": "A program that turns the absence of something into output",
  "code-does-not-compile": "A program that does not compile on the oldest version it claims",
  "stale-allow": "A suppressed rule that no longer finds anything",
  "stale-glob": "A pattern or id that matches no case",
} as const satisfies Record<string, string>;

/** See {@link diagnosticCodes}. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
