import type { Results } from "@pyconform/model";
import { resultsSchema } from "./results-schema.js";

/** Results, or what is wrong with the text: one sentence for each problem, with its place. */
export type ParsedResults =
  | { readonly kind: "results"; readonly results: Results }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const mostProblems = 10;

/** Reads the text of a `results.json`. */
export function parseResults(text: string): ParsedResults {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: "problems", problems: [`not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = resultsSchema.safeParse(value);
  if (parsed.success) return { kind: "results", results: parsed.data };
  const problems = parsed.error.issues
    .slice(0, mostProblems)
    .map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
  return { kind: "problems", problems };
}
