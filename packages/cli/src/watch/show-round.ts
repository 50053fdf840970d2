import { summarize } from "@pyconform/classify";
import type { Results } from "@pyconform/model";
import { renderPretty } from "@pyconform/report";
import type { Context } from "../context.js";
import { countOf } from "../count-of.js";
import { failingRecords } from "../failing-records.js";
import { painter } from "../render-answer.js";

/**
 * Answers with the cases that changed, and with one line on all; `ran` programs took `tookMs` milliseconds. A file with one
 * of the `mistakes` gave no cases, so that nothing is as expected then.
 */
export function showRound(
  results: Results,
  changed: Results["cases"],
  { ran, tookMs, mistakes }: { readonly ran: number; readonly tookMs: number; readonly mistakes: number },
  { terminal }: Pick<Context, "terminal">,
): void {
  const { answerColors } = terminal;
  if (changed.length > 0)
    terminal.answer(renderPretty({ ...results, cases: changed, summary: summarize(changed) }, painter(terminal)));
  const wrong = failingRecords(results).size;
  const what = changed.length === results.cases.length ? "" : `${countOf(changed.length, "case")} changed, `;
  const failures = [
    ...(wrong === 0 ? [] : [`${wrong} not as expected`]),
    ...(mistakes === 0 ? [] : [countOf(mistakes, "mistake")]),
  ];
  const whole = `${countOf(results.cases.length, "case")} in all: ${failures.join(", ") || "as expected"}`;
  const paint = failures.length === 0 ? answerColors.green : answerColors.red;
  const at = answerColors.dim(new Date().toTimeString().slice(0, 8));
  const took = answerColors.dim(`(${(tookMs / 1000).toFixed(2)} s)`);
  terminal.answer(`${at} ${what}${countOf(ran, "program")} run; ${paint(whole)} ${took}\n`);
}
