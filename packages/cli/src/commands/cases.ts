import { type Level, levels } from "@pyconform/model";
import { casesWhere, wherePlace } from "../cases-where.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { nothingNamed, selectCases } from "../select.js";
import { UsageError } from "../usage-error.js";

/** The flags of `conform cases`, as commander gives them. */
export interface CasesFlags {
  readonly json?: boolean;
  readonly level?: string;
  readonly where?: string;
  readonly results: string;
  readonly specs: string;
}

/** `conform cases`: lists cases; mistakes in other files are told, and give status 2. */
export async function casesCommand(
  patterns: readonly string[],
  flags: CasesFlags,
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const level: Level | undefined = levels.find((each) => each === flags.level);
  if (flags.level !== undefined && level === undefined)
    throw new UsageError("invalid-option", `--level is "${flags.level}"; it takes one of: ${levels.join(", ")}`);
  const { cases, diagnostics } = await gatherSpecs(project.root, flags.specs);
  printDiagnostics(diagnostics, project.root, terminal);
  const { selected: named, unmatched } = selectCases(cases, patterns, level);
  if (unmatched.length > 0) throw nothingNamed(unmatched, cases);
  const found = casesWhere(flags.where ?? "", { all: cases, selected: named }, flags.results);
  if (found.kind === "mistaken") {
    printDiagnostics(found.diagnostics, project.root, terminal, new Map([[wherePlace, flags.where ?? ""]]));
    return exitStatus.mistake;
  }
  if (found.told !== undefined) terminal.tell(`conform: ${found.told}\n`);
  const selected = found.cases;
  if (flags.json) terminal.answer(`${JSON.stringify(selected, null, 2)}\n`);
  else
    for (const each of selected)
      terminal.answer(`${each.id}  ${terminal.answerColors.dim(`${each.level}: ${each.title}`)}\n`);
  return diagnostics.some(({ severity }) => severity === "error") ? exitStatus.mistake : exitStatus.asExpected;
}
