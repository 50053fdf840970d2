import { summarize } from "@pyconform/classify";
import type { Results } from "@pyconform/model";
import { renderPretty } from "@pyconform/report";
import type { Context } from "../context.js";
import { countOf } from "../count-of.js";
import { failingRecords } from "../failing-records.js";
import { painter } from "../render-answer.js";

/** Answers with the cases that changed, and with one line on all; `ran` programs took `tookMs` milliseconds. */
export function showRound(
  results: Results,
  changed: Results["cases"],
  ran: number,
  tookMs: number,
  { terminal }: Pick<Context, "terminal">,
): void {
  const { answerColors } = terminal;
  if (changed.length > 0)
    terminal.answer(renderPretty({ ...results, cases: changed, summary: summarize(changed) }, painter(terminal)));
  const wrong = failingRecords(results).size;
  const what = changed.length === results.cases.length ? "" : `${countOf(changed.length, "case")} changed, `;
  const whole = `${countOf(results.cases.length, "case")} in all: ${wrong === 0 ? "as expected" : `${wrong} not as expected`}`;
  const paint = wrong === 0 ? answerColors.green : answerColors.red;
  const at = answerColors.dim(new Date().toTimeString().slice(0, 8));
  const took = answerColors.dim(`(${(tookMs / 1000).toFixed(2)} s)`);
  terminal.answer(`${at} ${what}${countOf(ran, "program")} run; ${paint(whole)} ${took}\n`);
}
