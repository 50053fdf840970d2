import { type Results, type VerdictKind, verdictEffects } from "@pyconform/model";
import { failureWords } from "./failure-words.js";
import type { Failure } from "./failures.js";
import type { ResultsFrame } from "./results-stream.js";
import { type RunTally, tally } from "./run-tally.js";
import { verdictWords } from "./verdict-words.js";
import { visibleText } from "./visible-characters.js";

/** What a piece of text is, for whoever gives it a color. */
export type Style = "good" | "bad" | "unclear" | "quiet" | "strong";

/** Gives a piece of text its color; without one the text stays as it is. */
export type Paint = (style: Style, text: string) => string;

/** The summary that a terminal shows: what is not as expected, then counts by interpreter, then by finding. */
export function renderPretty(results: Results, paint: Paint = plain): string {
  return renderTally(results, tally(results.cases), paint);
}

/** The same, of a run whose cases are counted and not kept. */
export function renderTally(frame: ResultsFrame, counted: RunTally, paint: Paint = plain): string {
  return [
    ...failureLines(counted, paint),
    ...interpreterLines(frame, counted, paint),
    "",
    ...findingLines(frame, paint),
    verdictLine(frame, counted, paint),
    "",
  ].join("\n");
}

function plain(_style: Style, text: string): string {
  return text;
}

function failureLines({ failures, failing }: RunTally, paint: Paint): readonly string[] {
  const lines = failures.flatMap((failure: Failure) => {
    const { sign, word } = verdictWords[failure.result.verdict.kind];
    return [
      `${paint("bad", `${sign} ${word}`)}  ${paint("strong", failure.report.id)} on ${visibleText(failure.result.interpreter)}`,
      `  ${visibleText(failure.report.title)}`,
      `  ${paint("quiet", oneLine(failureWords(failure)))}`,
      "",
    ];
  });
  const rest = failing - failures.length;
  return rest > 0 ? [...lines, paint("quiet", `and ${rest} more: open the report`), ""] : lines;
}

function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/gu, " ").slice(0, 500);
}

function interpreterLines(results: ResultsFrame, { verdicts }: RunTally, paint: Paint): readonly string[] {
  const used = results.interpreters.filter(({ status }) => status === "used").map(({ id }) => id);
  const width = Math.max(0, ...used.map((id) => visibleText(id).length));
  return used.map((id) => {
    const row = verdicts.get(id);
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

function findingLines(results: ResultsFrame, paint: Paint): readonly string[] {
  const told = Object.entries(results.summary.findings).map(([name, count]) => `${count} ${name}`);
  return told.length === 0 ? [] : [`${paint("quiet", "findings:")} ${told.join(paint("quiet", " · "))}`];
}

function verdictLine(results: ResultsFrame, { cases, failing }: RunTally, paint: Paint): string {
  const used = results.interpreters.filter(({ status }) => status === "used").length;
  if (used === 0) return paint("bad", "no interpreter was used: nothing was judged");
  if (cases === 0) return paint("bad", "there was no case to run: nothing was judged");
  const told = failing === 0 ? paint("good", "as expected") : paint("bad", `${failing} not as expected`);
  const stopped = results.complete ? "" : paint("unclear", ", stopped before its end");
  return `${told}: ${cases} ${cases === 1 ? "case" : "cases"} on ${used} ${used === 1 ? "interpreter" : "interpreters"}${stopped}, ${(results.durationMs / 1000).toFixed(1)} s`;
}
