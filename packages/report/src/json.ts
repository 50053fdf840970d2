import type { Results } from "@pyconform/model";

/**
 * The text of `results.json`: always the same for the same results, so that two files can be compared with `diff`.
 * Names are in alphabetical order but for those that say what a thing is; parts that are absent are left out.
 */
export function renderJson(results: Results): string {
  return `${JSON.stringify(canonical(results), undefined, 1)}\n`;
}

/** The same value with its names in a fixed order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  );
}

const first = ["schema", "kind", "id", "interpreter"];

function rank(name: string): number {
  const index = first.indexOf(name);
  return index === -1 ? first.length : index;
}
