import type { Results } from "@pyconform/model";

/** Results, or what is wrong with the text: one sentence a problem, each with its place. */
export type ParsedResults =
  | { readonly kind: "results"; readonly results: Results }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

/** Reads the text of a `results.json`. */
export function parseResults(text: string): ParsedResults {
  return { kind: "results", results: JSON.parse(text) as Results };
}
