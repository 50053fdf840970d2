import type { DiagnosticCode } from "../diagnostic-codes.js";
import type { LoaderDiagnostic } from "../fix.js";
import type { RuleContext } from "../rule-context.js";
import type { SpecCase, SpecFile } from "../spec-file.js";
import type { YamlPath } from "../yaml-source.js";

/** What a schema cannot say of the specs: one rule, one code. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** `load`: a mistake that makes running meaningless. `lint`: what makes a case a bad one. */
  readonly stage: "load" | "lint";
  check(files: readonly SpecFile[], context: RuleContext): Iterable<LoaderDiagnostic>;
}

/** Every case of every file, with its file. */
export function* eachCase(files: readonly SpecFile[]): Generator<SpecCase & { readonly file: SpecFile }> {
  for (const file of files) for (const one of file.cases) yield { ...one, file };
}

/** A diagnostic at a place of a file. */
export function mistake(
  code: DiagnosticCode,
  file: SpecFile,
  path: YamlPath,
  message: string,
  hint?: string,
): LoaderDiagnostic {
  return { code, severity: "error", message, hint, at: file.source.span(path) };
}
