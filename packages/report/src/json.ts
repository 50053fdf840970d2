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
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(canonical);
  const parts = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const name of inOrder(Object.keys(parts))) {
    const part = parts[name];
    if (part === undefined) continue;
    if (name === "__proto__") return Object.fromEntries(definedPairs(parts)); // assigning it would make no member
    ordered[name] = canonical(part);
  }
  return ordered;
}

function definedPairs(parts: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return inOrder(Object.keys(parts)).flatMap((name) =>
    parts[name] === undefined ? [] : [[name, canonical(parts[name])]],
  );
}

/** Results have few kinds of objects, each many times: the names of each kind are sorted once. */
function inOrder(names: readonly string[]): readonly string[] {
  const kind = names.join("\0");
  const known = orders.get(kind);
  if (known !== undefined && known.length === names.length) return known;
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (orders.size < mostOrders) orders.set(kind, sorted);
  return sorted;
}

const orders = new Map<string, readonly string[]>();
const mostOrders = 1_000;

const first = ["schema", "kind", "id", "interpreter"];

function rank(name: string): number {
  const index = first.indexOf(name);
  return index === -1 ? first.length : index;
}
