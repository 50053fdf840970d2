import type { Results } from "@pyconform/model";

/** The results as github text. */
export function renderGithub(results: Results): string {
  return JSON.stringify(results);
}
