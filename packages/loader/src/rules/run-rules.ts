import type { LoaderDiagnostic } from "../fix.js";
import type { RuleContext } from "../rule-context.js";
import type { SpecFile } from "../spec-file.js";
import { rules } from "./index.js";
import type { Rule } from "./rule.js";

/** Runs the rules of one stage over all files. */
export function runRules(
  stage: Rule["stage"],
  files: readonly SpecFile[],
  context: RuleContext,
): readonly LoaderDiagnostic[] {
  return rules.filter((rule) => rule.stage === stage).flatMap((rule) => [...rule.check(files, context)]);
}
