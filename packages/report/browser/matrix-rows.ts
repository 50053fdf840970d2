import { verdictEffects } from "@pyconform/model";
import type { ListedCase, ListedCases } from "../src/html/case-data.js";

/** A row of the matrix: a topic's heading, or a case. */
export type MatrixRow =
  | { readonly kind: "topic"; readonly title: string; readonly path: string; readonly count: number }
  | { readonly kind: "case"; readonly found: ListedCase };

/** Ways to sort, besides by interpreter. */
export const sorts = {
  topic: "by topic",
  title: "by title",
  groups: "most different first",
} as const;

/** The rows for `cases`. `sort` is a name of {@link sorts}, or an interpreter's id: what is wrong on it comes first. */
export function matrixRows(cases: readonly ListedCase[], all: ListedCases, sort: string): readonly MatrixRow[] {
  if (sort === "topic") return byTopic(cases, all);
  const column = all.interpreters.findIndex(({ id }) => id === sort);
  const key = (each: ListedCase): number =>
    column === -1 ? -Math.max(...(each.result?.groups ?? []), 0) : weight(each, column);
  const sorted =
    sort === "title"
      ? [...cases].sort((a, b) => a.title.localeCompare(b.title, "en"))
      : [...cases].sort((a, b) => key(a) - key(b));
  return sorted.map((found) => ({ kind: "case", found }));
}

function byTopic(cases: readonly ListedCase[], { topics }: ListedCases): readonly MatrixRow[] {
  const byName = new Map<string, ListedCase[]>();
  for (const each of cases) {
    const name = each.id.slice(0, each.id.indexOf("/"));
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [each]);
    else list.push(each);
  }
  return topics.flatMap(({ topic, title, path }): readonly MatrixRow[] => {
    const found = byName.get(topic) ?? [];
    if (found.length === 0) return [];
    return [
      { kind: "topic", title, path, count: found.length },
      ...found.map((each) => ({ kind: "case" as const, found: each })),
    ];
  });
}

/** What fails first, then known deviations, then what differs from the first group, then the rest; not run comes last. */
function weight({ result }: ListedCase, column: number): number {
  const verdict = result?.verdicts[column];
  if (verdict === undefined) return 6;
  if (verdictEffects[verdict] === "fails") return 0;
  if (verdict === "known-deviation") return 1;
  if (verdict === "inconclusive") return 2;
  if (verdict === "not-applicable") return 5;
  return (result?.groups[column] ?? 0) > 0 ? 3 : 4;
}
