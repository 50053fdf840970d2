import { readFileSync } from "node:fs";
import { join } from "node:path";
import { computeCoverage, loadInventories } from "@pyconform/loader";
import type { Coverage, InventoryCoverage } from "@pyconform/model";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { printDiagnostics } from "../print-diagnostics.js";
import type { Terminal } from "../terminal.js";

/** The least share of each inventory that must be covered, from 0 to 1, by name. */
type Floors = Readonly<Record<string, number>>;

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
  const floors = readFloors(project.root);
  const below = coverage.inventories.filter(({ name, share }) => share < (floors[name] ?? 0));
  if (flags.json) terminal.answer(`${JSON.stringify(coverage, null, 2)}\n`);
  else terminal.answer(asText(coverage, floors, flags.missing === true, terminal.answerColors));
  for (const { inventory, id, why } of coverage.staleLeftOut)
    terminal.tell(
      `conform: specs/inventory/left-out.yaml gives a reason for ${inventory}/${id}, which is ${why === "covered" ? "covered" : "not a row"}: remove it\n`,
    );
  for (const { name, share } of below)
    terminal.tell(
      `conform: ${name} is covered to ${percent(share)}, below its floor of ${percent(floors[name] ?? 0)} (specs/inventory/floors.json)\n`,
    );
  if (below.length > 0) return exitStatus.broken;
  return coverage.staleLeftOut.length > 0 || mistakes.some(({ severity }) => severity === "error")
    ? exitStatus.mistake
    : exitStatus.asExpected;
}

/** One column of the table: its title, its width, and what stands in it. */
type Column = readonly [title: string, width: number, cell: (each: InventoryCoverage, floors: Floors) => string];

const columns: readonly Column[] = [
  ["rows", 6, ({ total }) => String(total)],
  ["testable", 10, ({ testable }) => String(testable)],
  ["covered", 9, ({ covered }) => String(covered)],
  ["left out", 10, ({ leftOut }) => String(leftOut)],
  ["missing", 9, ({ missing }) => String(missing)],
  ["share", 9, ({ share }) => percent(share)],
  ["floor", 9, ({ name }, floors) => (floors[name] === undefined ? "" : percent(floors[name]))],
];

function asText(
  { inventories }: Coverage,
  floors: Floors,
  withMissing: boolean,
  { bold, dim, red }: Terminal["answerColors"],
): string {
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(30) + cells.map((cell, index) => cell.padStart(columns[index]?.[1] ?? 0)).join("");
  const lines = inventories.flatMap((each) => [
    bold(
      line(
        each.name,
        columns.map(([, , cell]) => cell(each, floors)),
      ),
    ),
    ...(withMissing ? each.entries : []).flatMap(({ id, title, reason, status }) => {
      if (status === "missing") return [`  ${red("missing")}  ${id}  ${dim(title)}`];
      return status === "left-out" ? [`  left out ${id}  ${dim(reason ?? "")}`] : [];
    }),
  ]);
  return `${[
    dim(
      line(
        "inventory",
        columns.map(([title]) => title),
      ),
    ),
    ...lines,
  ].join("\n")}\n`;
}

function readFloors(root: string): Floors {
  return JSON.parse(readFileSync(join(root, "specs/inventory/floors.json"), "utf8")) as Floors;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
