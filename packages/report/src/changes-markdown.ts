import type { Results } from "@pyconform/model";
import { compareRuns, isResultChange, type ResultChange } from "./compare-runs.js";
import { firstDifference } from "./html/first-difference.js";
import { outcomeText } from "./html/outcome-text.js";
import { inlineMarkdown } from "./inline-markdown.js";
import { verdictWords } from "./verdict-words.js";

/** Rows told of each interpreter; a job's page has room for so many. */
const most = 50;

/** What a change brought, in Markdown for a pull request: cases that came and went, then a table for each interpreter. */
export function renderChangesMarkdown(before: Results, after: Results): string {
  const changes = compareRuns(before, after);
  if (changes.length === 0) return "# pyconform\n\nNothing changed.\n";
  const cases = (kind: "case-added" | "case-removed") =>
    changes.flatMap((change) => (change.kind === kind ? [change.report] : []));
  const interpreters = changes.flatMap((change) =>
    change.kind === "interpreter-added" || change.kind === "interpreter-removed"
      ? [`${inlineMarkdown(change.interpreter)} ${change.kind === "interpreter-added" ? "came" : "went"}`]
      : [],
  );
  const results = changes.filter(isResultChange);
  const parts = [
    "# pyconform",
    interpreters.length === 0 ? "" : `Interpreters: ${interpreters.join(", ")}.`,
    list("Cases that came", cases("case-added")),
    list("Cases that went", cases("case-removed")),
    ...[...new Set(results.map(({ interpreter }) => interpreter))].map((interpreter) =>
      table(
        interpreter,
        results.filter((change) => change.interpreter === interpreter),
      ),
    ),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function list(title: string, reports: readonly { readonly id: string; readonly title: string }[]): string {
  if (reports.length === 0) return "";
  const lines = reports.map((report) => `- \`${report.id}\`: ${inlineMarkdown(report.title)}`);
  return [`## ${title}`, "", ...short(lines, (rest) => `- and ${rest} more`)].join("\n");
}

function table(interpreter: string, changes: readonly ResultChange[]): string {
  const rows = changes.map(
    (change) => `| \`${change.report.id}\` | ${cells(change).map(inlineMarkdown).join(" | ")} |`,
  );
  return [
    `## ${inlineMarkdown(interpreter)}`,
    "",
    "| case | before | after |",
    "|---|---|---|",
    ...short(rows, (rest) => `| and ${rest} more | | |`),
  ].join("\n");
}

/** The verdicts where they are others; else the first line of output that is another. */
function cells({ kind, before, after }: ResultChange): readonly [string, string] {
  if (kind === "verdict") return [verdictWords[before.verdict.kind].word, verdictWords[after.verdict.kind].word];
  const difference = firstDifference(outcomeText(before.observation), outcomeText(after.observation));
  return [difference?.before ?? "(no such line)", difference?.after ?? "(no such line)"];
}

function short(lines: readonly string[], more: (rest: number) => string): readonly string[] {
  return lines.length > most ? [...lines.slice(0, most), more(lines.length - most)] : lines;
}
