import type { Case } from "@pyconform/model";
import { allIds } from "./all-ids.js";
import { casePattern } from "./case-pattern.js";
import type { LoadedCases } from "./load-cases.js";
import { openSpecs, type SpecsPlace } from "./open-specs.js";
import type { RuleContext } from "./rule-context.js";
import { sortDiagnostics } from "./sort-diagnostics.js";
import type { SpecFile } from "./spec-file.js";

/** What {@link loadSpecs} reads. */
export interface LoadSpecsOptions extends SpecsPlace {
  /** Ids or globs over ids: only these cases are given back. All files are checked all the same. */
  readonly only?: readonly string[] | undefined;
}

/** All specs of a project. */
export interface LoadedSpecs extends LoadedCases {
  /** The files behind the subjects, for `lint`. */
  readonly files: readonly SpecFile[];
  /** What rules know besides, for `lint`. */
  readonly context: RuleContext;
}

/** Reads `specs/language/**` and `specs/implementation/**`. A mistake in a file is a diagnostic; files without one still load. */
export async function loadSpecs({ only, ...place }: LoadSpecsOptions): Promise<LoadedSpecs> {
  const specs = await openSpecs(place);
  const diagnostics = [...specs.diagnostics];
  const files: SpecFile[] = [];
  for await (const read of specs.files) {
    diagnostics.push(...read.diagnostics);
    if (read.file !== undefined) files.push(read.file);
  }
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
    context: specs.context,
  };
}
