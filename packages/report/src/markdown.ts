import type { Results } from "@pyconform/model";

/** The results as Markdown text. */
export function renderMarkdown(results: Results): string {
  return JSON.stringify(results);
}
