import type { CaseReport, InterpreterResult } from "@pyconform/model";
import { makeBadge } from "badge-maker";
import { promiseVerdicts, verdictWords } from "../verdict-words.js";
import { visibleText } from "../visible-characters.js";
import { countVerdicts, type SiteContents, type SiteFrame, type TopicView } from "./site.js";

/** Facts in one line, to stand as an image in another page: counts of one thing each, never their share or a rank. */
export interface Badge {
  readonly label: string;
  readonly message: string;
}

/** Longest name that a badge shows: a command that is no file name can be long. */
const longestName = 60;

/** What an interpreter did with what is promised: `language: 812 kept, 3 known deviations`. */
export function interpreterBadge(site: SiteContents, { id, recorded }: InterpreterResult): Badge {
  const promises = site.resultsOf(id).filter(({ report }) => report.level === "language");
  const counts = countVerdicts(promises.map(({ result }) => result));
  const facts = promiseVerdicts.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${plural(verdictWords[kind].word, count)}`];
  });
  const when = recorded === undefined ? [] : [`recorded ${recorded.date}`];
  return badgeOf(site, id, [`language: ${facts.join(", ") || "no case"}`, ...when]);
}

/** What a topic's cases came to: `language: 40 upheld, 2 broken by somebody · implementation: 12 observed`. */
export function topicBadge(site: SiteFrame, { title, cases }: TopicView): Badge {
  const of = (kind: CaseReport["finding"]["kind"]) =>
    cases.filter(({ level, finding }) => level === "language" && finding.kind === kind).length;
  const promises = [
    ...countOf(of("upheld"), "upheld"),
    ...countOf(of("broken-by"), "broken by somebody"),
    ...countOf(of("unverified"), "unverified"),
  ];
  const behaviours = cases.filter(({ level }) => level === "implementation").length;
  return badgeOf(site, title, [
    ...(promises.length === 0 ? [] : [`language: ${promises.join(", ")}`]),
    ...(behaviours === 0 ? [] : [`implementation: ${behaviours} ${behaviours === 1 ? "behaviour" : "behaviours"}`]),
  ]);
}

/** A badge as a file. Its colors say nothing, and can be read on any ground. */
export function badgeImage({ label, message }: Badge): string {
  return `${makeBadge({ label, message, labelColor: "#3d444d", color: "#14566a", style: "flat-square" })}\n`;
}

/** A badge in words, for those who do not see it. */
export function badgeWords({ label, message }: Badge): string {
  return `${label}: ${message}`;
}

/** What a part of the suite came to is never told as if it were the whole. */
function badgeOf({ isWhole }: SiteFrame, name: string, facts: readonly string[]): Badge {
  const shown = visibleText(name);
  const cut = shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown;
  return {
    label: `pyconform · ${cut}`,
    message: [...facts, ...(isWhole ? [] : ["part of the suite"])].join(" · "),
  };
}

function countOf(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${words}`];
}

function plural(word: string, count: number): string {
  return count !== 1 && word.endsWith("deviation") ? `${word}s` : word;
}
