import type { Results } from "@pyconform/model";

/** The results as results.json text. */
export function renderJson(results: Results): string {
  return JSON.stringify(results);
}
