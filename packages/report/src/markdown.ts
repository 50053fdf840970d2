import { type CaseReport, type Results, type VerdictKind, verdictEffects } from "@pyconform/model";
import { failureWords } from "./failure-words.js";
import { failures } from "./failures.js";
import { inlineMarkdown as inline } from "./inline-markdown.js";
import { verdictWords } from "./verdict-words.js";

const most = 50;

/** A summary in Markdown, for a pull request or a job's page: counts, what is not as expected, what differs. */
export function renderMarkdown(results: Results): string {
  const failing = failures(results);
  const parts = [
    "# pyconform",
    heading(results, failing.length),
    table(results),
    failing.length === 0
      ? ""
      : section(
          "Not as expected",
          failing.map(
            (failure) =>
              `- \`${failure.report.id}\` on ${inline(failure.result.interpreter)}, **${verdictWords[failure.result.verdict.kind].word}**: ${inline(failure.report.title)}. ${inline(failureWords(failure))}`,
          ),
        ),
    differing(results.cases),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function heading(results: Results, failing: number): string {
  const used = results.interpreters.filter(({ status }) => status === "used").length;
  if (results.cases.length === 0) return "**There was no case to run: nothing was judged.**";
  const told = failing === 0 ? "Everything is as expected" : `**${failing} not as expected**`;
  const stopped = results.complete ? "" : " The run was stopped before its end: this is not all.";
  return `${told}: ${results.cases.length} cases on ${used} interpreters.${stopped}`;
}

function table(results: Results): string {
  const kinds = (Object.keys(verdictWords) as VerdictKind[]).filter((kind) =>
    results.cases.some((report) => report.results.some(({ verdict }) => verdict.kind === kind)),
  );
  const used = results.interpreters.filter(({ status }) => status === "used");
  const rows = used.map(({ id }) => {
    const own = results.cases.flatMap((report) => report.results.filter(({ interpreter }) => interpreter === id));
    const counts = kinds.map((kind) => own.filter(({ verdict }) => verdict.kind === kind).length);
    return `| ${[inline(id), ...counts.map((count, index) => (count > 0 && fails(kinds[index]) ? `**${count}**` : String(count)))].join(" | ")} |`;
  });
  if (kinds.length === 0) return "";
  return [
    `| interpreter | ${kinds.map((kind) => verdictWords[kind].word).join(" | ")} |`,
    `|---|${kinds.map(() => "---:|").join("")}`,
    ...rows,
  ].join("\n");
}

function fails(kind: VerdictKind | undefined): boolean {
  return kind !== undefined && verdictEffects[kind] === "fails";
}

function differing(cases: readonly CaseReport[]): string {
  const depending = cases.filter(({ finding }) => finding.kind === "depends" || finding.kind === "broken-by");
  if (depending.length === 0) return "";
  return section(
    "What differs",
    depending.map(({ id, title, finding }) => `- \`${id}\`: ${inline(title)} (${inline(finding.sentence)})`),
  );
}

function section(title: string, lines: readonly string[]): string {
  const rest = lines.length > most ? [`- and ${lines.length - most} more`] : [];
  return [`## ${title}`, "", ...lines.slice(0, most), ...rest].join("\n");
}
