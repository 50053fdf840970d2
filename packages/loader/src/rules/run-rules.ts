import type { LoaderDiagnostic } from "../fix.js";
import type { RuleContext } from "../rule-context.js";
import type { SpecCase, SpecFile } from "../spec-file.js";
import { suppressibleCodes } from "../suppressible-codes.js";
import { duplicateId, type FirstPlaces, usedBefore } from "./duplicate-id.js";
import { rules } from "./index.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/**
 * Runs the rules of one stage over all files. What a case's `allow` names is not reported, and an `allow` that suppresses
 * nothing is.
 */
export function runRules(
  stage: Rule["stage"],
  files: readonly SpecFile[],
  context: RuleContext,
): readonly LoaderDiagnostic[] {
  const found = rules.filter((rule) => rule.stage === stage).flatMap((rule) => [...rule.check(files, context)]);
  if (stage === "load") return found;
  const allowing = [...eachCase(files)].filter(({ authored }) => authored.allow !== undefined);
  const used = new Set<string>();
  const reported = found.filter((diagnostic) => {
    const allowed = allowing.filter((one) => allows(one, diagnostic));
    for (const one of allowed) used.add(`${one.case.id} ${diagnostic.code}`);
    return allowed.length === 0;
  });
  const stale = allowing.flatMap(({ file, path, authored, case: one }) =>
    suppressibleCodes
      .filter((code) => authored.allow?.[code] !== undefined && !used.has(`${one.id} ${code}`))
      .map((code) =>
        mistake("stale-allow", file, [...path, "allow", code], `"${code}" finds nothing in this case`, "remove it"),
      ),
  );
  return [...reported, ...stale];
}

/** Runs the rules of loading over files that come one by one, in the order of the suite; of earlier ones only the ids are kept. */
export function rulesOneByOne(context: RuleContext): (file: SpecFile) => readonly LoaderDiagnostic[] {
  const first: FirstPlaces = new Map();
  const ofOneFile = rules.filter((rule) => rule.stage === "load" && rule !== duplicateId);
  return (file) => [...usedBefore(file, first), ...ofOneFile.flatMap((rule) => [...rule.check([file], context)])];
}

function allows(
  { file, path, authored }: SpecCase & { readonly file: SpecFile },
  { code, at }: LoaderDiagnostic,
): boolean {
  if (!suppressibleCodes.some((one) => one === code && authored.allow?.[one] !== undefined)) return false;
  const whole = file.source.span(path);
  return (
    at.file === whole.file &&
    at.start.line >= whole.start.line &&
    (at.start.line < whole.end.line || (at.start.line === whole.end.line && at.start.column < whole.end.column))
  );
}
