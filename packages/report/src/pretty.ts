import type { Results } from "@pyconform/model";

/** What a piece of text is, for whoever gives it a color. */
export type Style = "good" | "bad" | "unclear" | "quiet" | "strong";

/** Gives a piece of text its color; without one the text stays as it is. */
export type Paint = (style: Style, text: string) => string;

/** The summary that a terminal shows. */
export function renderPretty(results: Results, paint: Paint = (_style, text) => text): string {
  return paint("strong", `${results.cases.length} cases`);
}
