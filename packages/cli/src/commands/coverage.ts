import { type Coverage, computeCoverage, loadInventories } from "@pyconform/loader";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { printDiagnostics } from "../print-diagnostics.js";
import type { Context } from "../program.js";
import type { Terminal } from "../terminal.js";

/** `conform coverage`: what the documents say, and which cases show it. */
export async function coverageCommand(
  flags: { readonly json?: boolean; readonly missing?: boolean; readonly specs: string },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const { cases, diagnostics: specMistakes } = await gatherSpecs(project.root, flags.specs);
  const { inventories, leftOut, diagnostics } = await loadInventories({ root: project.root });
  const mistakes = [...specMistakes, ...diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  const coverage = computeCoverage(cases, inventories, leftOut);
  if (flags.json) terminal.answer(`${JSON.stringify(coverage, null, 2)}\n`);
  else terminal.answer(asText(coverage, flags.missing === true, terminal.answerColors));
  for (const { inventory, id, why } of coverage.staleLeftOut)
    terminal.tell(
      `conform: specs/inventory/left-out.yaml gives a reason for ${inventory}/${id}, which is ${why === "covered" ? "covered" : "not a row"}: remove it\n`,
    );
  return coverage.staleLeftOut.length > 0 || mistakes.some(({ severity }) => severity === "error")
    ? exitStatus.mistake
    : exitStatus.asExpected;
}

function asText({ inventories }: Coverage, withMissing: boolean, { bold, dim, red }: Terminal["answerColors"]): string {
  const header = `${"inventory".padEnd(30)}${"rows".padStart(6)}${"testable".padStart(10)}${"covered".padStart(9)}${"left out".padStart(10)}${"missing".padStart(9)}${"share".padStart(9)}`;
  const lines = inventories.flatMap((each) => {
    const row = `${each.name.padEnd(30)}${String(each.total).padStart(6)}${String(each.testable).padStart(10)}${String(each.covered).padStart(9)}${String(each.leftOut).padStart(10)}${String(each.missing).padStart(9)}${`${(each.share * 100).toFixed(1)} %`.padStart(9)}`;
    const missing = withMissing ? each.entries.filter(({ status }) => status === "missing") : [];
    const leftOut = withMissing ? each.entries.filter(({ status }) => status === "left-out") : [];
    return [
      bold(row),
      ...missing.map(({ id, title }) => `  ${red("missing")}  ${id}  ${dim(title)}`),
      ...leftOut.map(({ id, reason }) => `  left out ${id}  ${dim(reason ?? "")}`),
    ];
  });
  return `${[dim(header), ...lines].join("\n")}\n`;
}
