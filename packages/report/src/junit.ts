import type { Results } from "@pyconform/model";

/** The results as JUnit text. */
export function renderJUnit(results: Results): string {
  return JSON.stringify(results);
}
