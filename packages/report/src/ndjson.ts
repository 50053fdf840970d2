import type { Results } from "@pyconform/model";

/** The results as ndjson text. */
export function renderNdjson(results: Results): string {
  return JSON.stringify(results);
}
