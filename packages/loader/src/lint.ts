import type { LoaderDiagnostic } from "./fix.js";
import type { LoadedSpecs } from "./load-specs.js";
import { runRules } from "./rules/run-rules.js";
import { sortDiagnostics } from "./sort-diagnostics.js";

/** What makes a case a bad one, beyond what {@link LoadedSpecs.diagnostics} already says; some come with a fix. */
export function lint(specs: LoadedSpecs): readonly LoaderDiagnostic[] {
  return sortDiagnostics(runRules("lint", specs.files, specs.context));
}
