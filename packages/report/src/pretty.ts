import { type Results, type VerdictKind, verdictEffects } from "@pyconform/model";
import { failureWords } from "./failure-words.js";
import { type Failure, failures } from "./failures.js";
import { verdictWords } from "./verdict-words.js";
import { visibleText } from "./visible-characters.js";

/** What a piece of text is, for whoever gives it a color. */
export type Style = "good" | "bad" | "unclear" | "quiet" | "strong";

/** Gives a piece of text its color; without one the text stays as it is. */
export type Paint = (style: Style, text: string) => string;

const mostListed = 40;

/** The summary that a terminal shows: what is not as expected, then counts by interpreter, then by finding. */
export function renderPretty(results: Results, paint: Paint = (_style, text) => text): string {
  const failing = failures(results);
  return [
    ...failureLines(failing, paint),
    ...interpreterLines(results, paint),
    "",
    ...findingLines(results, paint),
    verdictLine(results, failing.length, paint),
    "",
  ].join("\n");
}

function failureLines(failing: readonly Failure[], paint: Paint): readonly string[] {
  const lines = failing.slice(0, mostListed).flatMap((failure) => {
    const { sign, word } = verdictWords[failure.result.verdict.kind];
    return [
      `${paint("bad", `${sign} ${word}`)}  ${paint("strong", failure.report.id)} on ${visibleText(failure.result.interpreter)}`,
      `  ${visibleText(failure.report.title)}`,
      `  ${paint("quiet", oneLine(failureWords(failure)))}`,
      "",
    ];
  });
  const rest = failing.length - mostListed;
  return rest > 0 ? [...lines, paint("quiet", `and ${rest} more: open the report`), ""] : lines;
}

function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/gu, " ").slice(0, 500);
}

function interpreterLines(results: Results, paint: Paint): readonly string[] {
  const used = results.interpreters.filter(({ status }) => status === "used").map(({ id }) => id);
  const width = Math.max(0, ...used.map((id) => visibleText(id).length));
  const counts = new Map(used.map((id) => [id, new Map<VerdictKind, number>()]));
  for (const { results: own } of results.cases) {
    for (const { interpreter, verdict } of own) {
      const row = counts.get(interpreter);
      row?.set(verdict.kind, (row.get(verdict.kind) ?? 0) + 1);
    }
  }
  return used.map((id) => {
    const row = counts.get(id);
    const told = (Object.keys(verdictWords) as VerdictKind[]).flatMap((kind) => {
      const count = row?.get(kind) ?? 0;
      return count === 0 ? [] : [paint(styleOf(kind), `${count} ${verdictWords[kind].word}`)];
    });
    return `${visibleText(id).padEnd(width)}  ${told.join(paint("quiet", " · ")) || paint("quiet", "no case was run")}`;
  });
}

function styleOf(kind: VerdictKind): Style {
  const effect = verdictEffects[kind];
  if (effect === "fails") return "bad";
  if (effect === "unclear") return "unclear";
  return kind === "kept" || kind === "as-described" ? "good" : "quiet";
}

function findingLines(results: Results, paint: Paint): readonly string[] {
  const told = Object.entries(results.summary.findings).map(([name, count]) => `${count} ${name}`);
  return told.length === 0 ? [] : [`${paint("quiet", "findings:")} ${told.join(paint("quiet", " · "))}`];
}

function verdictLine(results: Results, failing: number, paint: Paint): string {
  const used = results.interpreters.filter(({ status }) => status === "used").length;
  if (used === 0) return paint("bad", "no interpreter was used: nothing was judged");
  const told = failing === 0 ? paint("good", "as expected") : paint("bad", `${failing} not as expected`);
  const stopped = results.complete ? "" : paint("unclear", ", stopped before its end");
  return `${told}: ${results.cases.length} ${results.cases.length === 1 ? "case" : "cases"} on ${used} ${used === 1 ? "interpreter" : "interpreters"}${stopped}, ${(results.durationMs / 1000).toFixed(1)} s`;
}
