import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { applyFixes, checkCompiles, type Fix, lint } from "@pyconform/loader";
import type { Diagnostic } from "@pyconform/model";
import writeFileAtomic from "write-file-atomic";
import { compileOn } from "../compile-programs.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { deviationsFile, gatherDeviations } from "../gather-deviations.js";
import { gatherInterpreters } from "../gather-interpreters.js";
import { gatherSpecs } from "../gather-specs.js";
import { loadImplementations } from "../implementations.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { selectFiles } from "../select.js";

/** `conform lint`: every rule over every spec and deviation; status 2 where there is an error. */
export async function lintCommand(
  patterns: readonly string[],
  flags: { readonly json?: boolean; readonly fix?: boolean; readonly specs: string },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const specs = await gatherSpecs(project.root, flags.specs);
  const implementations = await loadImplementations(project.root);
  const deviations = await gatherDeviations(project.root, implementations, specs.cases, flags.specs);
  const files = [
    ...specs.files.map(({ source }) => source.file),
    ...[...specs.diagnostics, ...deviations.diagnostics].map(({ at }) => at.file),
    ...implementations.map(({ id }) => relative(project.root, deviationsFile(project.root, id))),
  ];
  const wanted = selectFiles(specs.cases, files, patterns);
  const isWanted = ({ at }: Pick<Diagnostic, "at">) => wanted.has(at.file);
  const wantedSpecs = specs.files.filter(({ source }) => wanted.has(source.file));
  const { used } = await gatherInterpreters(
    project.root,
    implementations.filter(({ id }) => id === "cpython"),
    { implementations: [], interpreters: [], required: [] },
    { modules: [], signal: AbortSignal.timeout(120_000) },
  );
  const compiled = await checkCompiles(wantedSpecs, compileOn(used));
  const fixable = [...specs.diagnostics, ...lint(specs)].filter(isWanted);
  const all = [...fixable, ...compiled.diagnostics, ...deviations.diagnostics.filter(isWanted)];
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
  const named = `${specs.cases.filter(isWanted).length} cases in ${wantedSpecs.length} files`;
  terminal.tell(`conform: ${named}: ${count("error")} errors, ${count("warning")} warnings\n`);
  return count("error") > 0 ? exitStatus.mistake : exitStatus.asExpected;
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
