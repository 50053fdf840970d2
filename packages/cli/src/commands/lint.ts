import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyFixes, checkCompiles, type Fix, lint } from "@pyconform/loader";
import type { Diagnostic } from "@pyconform/model";
import writeFileAtomic from "write-file-atomic";
import { compileOn } from "../compile-programs.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherDeviations } from "../gather-deviations.js";
import { gatherInterpreters } from "../gather-interpreters.js";
import { gatherSpecs } from "../gather-specs.js";
import { loadImplementations } from "../implementations.js";
import { printDiagnostics } from "../print-diagnostics.js";

/** `conform lint`: every rule over every spec and deviation; status 2 where there is an error. */
export async function lintCommand(
  patterns: readonly string[],
  flags: { readonly json?: boolean; readonly fix?: boolean; readonly specs: string },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const specs = await gatherSpecs(project.root, flags.specs);
  const implementations = await loadImplementations(project.root);
  const deviations = await gatherDeviations(project.root, implementations, specs.cases, flags.specs);
  const { used } = await gatherInterpreters(
    project.root,
    implementations.filter(({ id }) => id === "cpython"),
    { implementations: [], interpreters: [], required: [] },
    { modules: [], signal: AbortSignal.timeout(120_000) },
  );
  const compiled = await checkCompiles(specs.files, compileOn(used));
  const fixable = [...specs.diagnostics, ...lint(specs)];
  const all = [...fixable, ...compiled.diagnostics, ...deviations.diagnostics].filter(isNamedBy(patterns));
  const fixed = flags.fix ? applyAll(project.root, fixable) : 0;
  const left = flags.fix ? all.filter((each) => !("fix" in each) || each.fix === undefined) : all;

  if (flags.json) terminal.answer(`${JSON.stringify(left, null, 2)}\n`);
  else printDiagnostics(left, project.root, terminal);
  const count = (severity: Diagnostic["severity"]) => left.filter((each) => each.severity === severity).length;
  if (fixed > 0) terminal.tell(`conform: ${fixed} mended\n`);
  if (compiled.unchecked.length > 0)
    terminal.tell(
      `conform: not checked that programs compile on Python ${compiled.unchecked.join(", ")}: there is none here\n`,
    );
  terminal.tell(
    `conform: ${specs.cases.length} cases in ${specs.subjects.length} files: ${count("error")} errors, ${count("warning")} warnings\n`,
  );
  return count("error") > 0 ? exitStatus.mistake : exitStatus.asExpected;
}

function isNamedBy(patterns: readonly string[]): (diagnostic: Diagnostic) => boolean {
  if (patterns.length === 0) return () => true;
  const parts = patterns.map((pattern) => pattern.replace(/\/$/, "").replace(/\.yaml$/, ""));
  return ({ at }) => parts.some((part) => at.file.replace(/\.yaml$/, "").includes(part));
}

function applyAll(root: string, diagnostics: readonly { readonly fix?: Fix | undefined }[]): number {
  const fixes = diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  for (const file of new Set(fixes.map((fix) => fix.file))) {
    const path = join(root, file);
    writeFileAtomic.sync(
      path,
      applyFixes(
        readFileSync(path, "utf8"),
        fixes.filter((fix) => fix.file === file),
      ),
    );
  }
  return fixes.length;
}
