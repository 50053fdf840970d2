import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Case, CaseReport } from "@pyconform/model";
import type { Context } from "../context.js";
import { describeExpectation } from "../describe-expectation.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { readResults } from "../read-results.js";
import { nothingNamed, selectCases } from "../select.js";
import type { Terminal } from "../terminal.js";

/** `conform explain`: one case with all that is known of it, or a diagnostic's page. */
export async function explainCommand(
  id: string,
  flags: { readonly json?: boolean; readonly specs: string; readonly out: string },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const page = join(project.root, "docs/diagnostics", `${id}.md`);
  if (/^[a-z0-9-]+$/.test(id) && existsSync(page)) {
    terminal.answer(readFileSync(page, "utf8"));
    return exitStatus.asExpected;
  }
  const { cases } = await gatherSpecs(project.root, flags.specs);
  const { selected } = selectCases(cases, [id]);
  if (selected.length === 0) throw nothingNamed([id], cases);
  const reports = new Map(
    existsSync(join(flags.out, "results.json")) ? readResults(flags.out).cases.map((each) => [each.id, each]) : [],
  );
  if (flags.json)
    terminal.answer(
      `${JSON.stringify(
        selected.map((each) => ({ case: each, results: reports.get(each.id) ?? null })),
        null,
        2,
      )}\n`,
    );
  else terminal.answer(selected.map((each) => asText(each, reports.get(each.id), terminal.answerColors)).join("\n"));
  return exitStatus.asExpected;
}

function asText(each: Case, report: CaseReport | undefined, { bold, dim, cyan }: Terminal["answerColors"]): string {
  const cited = each.level === "language" ? each.promisedBy : each.documentedIn;
  const lines = [
    `${bold(each.title)}`,
    dim(`${each.id}  ${each.level}  ${each.at.file}:${each.at.start.line}`),
    ...cited.map((citation) => `${each.level === "language" ? "promised by" : "documented in"} ${citation}`),
    ...(each.level === "implementation" && each.undocumented !== undefined
      ? [`undocumented: ${each.undocumented}`]
      : []),
    ...(each.note === undefined ? [] : ["", each.note.trim()]),
    "",
    cyan(indent(each.program.code)),
    bold("expected"),
    ...describeExpectation(each).map((line) => `  ${line}`),
    ...(each.level === "implementation"
      ? ["", bold("why"), `  ${each.why.trim()}`, "", bold("instead"), insteadText(each)]
      : []),
    "",
    ...(report === undefined
      ? [dim("no results yet: run pnpm conform")]
      : [bold("found"), `  ${report.finding.sentence}`, ...resultLines(report)]),
  ];
  return `${lines.join("\n")}\n`;
}

function insteadText(each: Case & { readonly level: "implementation" }): string {
  return each.instead.kind === "none" ? `  ${each.instead.reason}` : indent(each.instead.program.code);
}

function resultLines({ results }: CaseReport): readonly string[] {
  return results.map(({ interpreter, verdict, observation }) => {
    const output =
      "stdout" in observation && observation.stdout !== ""
        ? `  ${JSON.stringify(observation.stdout.slice(0, 60))}`
        : "";
    const raised = observation.kind === "raised" ? ` ${observation.exception.type}` : "";
    return `  ${interpreter}: ${verdict.kind} (${observation.kind}${raised})${output}`;
  });
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, "    ");
}
