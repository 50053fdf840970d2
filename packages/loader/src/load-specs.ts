import type { Case, Subject } from "@pyconform/model";
import { allIds } from "./all-ids.js";
import { casePattern } from "./case-pattern.js";
import { findSpecFiles } from "./find-spec-files.js";
import type { LoaderDiagnostic } from "./fix.js";
import { parseSpec } from "./parse-spec.js";
import { readText } from "./read-text.js";
import { loadRuleContext, type RuleContext } from "./rule-context.js";
import { runRules } from "./rules/run-rules.js";
import { sortDiagnostics } from "./sort-diagnostics.js";
import type { SpecFile } from "./spec-file.js";

/** What {@link loadSpecs} reads. */
export interface LoadSpecsOptions {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** Folder of specs, relative to `root` or absolute. Default `specs`. */
  readonly specsDir?: string | undefined;
  /** Ids or globs over ids: only these cases are given back. All files are checked all the same. */
  readonly only?: readonly string[] | undefined;
}

/** All specs of a project. */
export interface LoadedSpecs {
  /** Subjects with their cases, by level, topic and subject. */
  readonly subjects: readonly Subject[];
  /** Cases of all subjects, in the same order. */
  readonly cases: readonly Case[];
  /** Every mistake of every file, by file and place. A file with an error in its form gives no cases. */
  readonly diagnostics: readonly LoaderDiagnostic[];
  /** The files behind the subjects, for `lint`. */
  readonly files: readonly SpecFile[];
  /** What rules know besides, for `lint`. */
  readonly context: RuleContext;
}

/** Reads `specs/language/**` and `specs/implementation/**`. A mistake in a file is a diagnostic; files without one still load. */
export async function loadSpecs({ root, specsDir = "specs", only }: LoadSpecsOptions): Promise<LoadedSpecs> {
  const diagnostics: LoaderDiagnostic[] = [];
  const [context, found] = await Promise.all([loadRuleContext(root, specsDir), findSpecFiles(root, specsDir)]);
  diagnostics.push(...context.diagnostics, ...found.diagnostics);
  const texts = await Promise.all(found.files.map(({ path }) => readText(root, path)));
  const files: SpecFile[] = [];
  for (const [index, place] of found.files.entries()) {
    const read = texts[index];
    if (read === undefined) continue;
    diagnostics.push(...read.diagnostics);
    if (read.text === undefined) continue;
    const parsed = parseSpec(place, read.text);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.file !== undefined) files.push(parsed.file);
  }
  diagnostics.push(...runRules("load", files, context));
  const matchers = only?.map(casePattern);
  const isSelected = (one: Case) => matchers?.some((matches) => allIds(one).some(matches)) ?? true;
  const subjects = files
    .map(({ subject }) => ({ ...subject, cases: subject.cases.filter(isSelected) }))
    .filter((subject) => subject.cases.length > 0);
  return {
    subjects,
    cases: subjects.flatMap((subject) => subject.cases),
    diagnostics: sortDiagnostics(diagnostics),
    files,
    context,
  };
}
