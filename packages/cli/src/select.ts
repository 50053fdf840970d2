import type { Level } from "@pyconform/model";
import picomatch from "picomatch";
import { suggest } from "./suggest.js";
import type { CaseHead } from "./suite.js";
import { UsageError } from "./usage-error.js";

/** What patterns go by: a case, or a file that stands for its cases. */
interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly level?: Level;
  readonly at: { readonly file: string };
}

/**
 * The cases that `patterns` name: a full id, `topic/subject`, a prefix that ends in `/`, a glob over ids, or a path of a
 * specs file. No pattern means all. Patterns that name nothing are returned, so that no mistake passes in silence.
 */
export function selectCases<Head extends Named>(
  cases: readonly Head[],
  patterns: readonly string[],
  level?: Level | undefined,
): { readonly selected: readonly Head[]; readonly unmatched: readonly string[] } {
  const atLevel = level === undefined ? cases : cases.filter((each) => each.level === level);
  if (patterns.length === 0) return { selected: atLevel, unmatched: [] };
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcherOf(pattern), used: false }));
  const selected = atLevel.filter((each) => {
    const hits = matchers.filter(({ matches }) => matches(each));
    for (const hit of hits) hit.used = true;
    return hits.length > 0;
  });
  return { selected, unmatched: matchers.filter(({ used }) => !used).map(({ pattern }) => pattern) };
}

function matcherOf(pattern: string): (each: Named) => boolean {
  const path = pattern.replace(/^\.\//, "");
  const id = path.replace(/\/$/, "");
  if (/[*?[{!]/.test(path)) {
    const isMatch = picomatch(path);
    return (each) => isMatch(each.id) || each.aliases.some((alias) => isMatch(alias));
  }
  return (each) =>
    each.id === id ||
    each.id.startsWith(`${id}/`) ||
    each.aliases.some((alias) => alias === id) ||
    each.at.file === id ||
    each.at.file.startsWith(`${id}/`);
}

/**
 * The files that `patterns` name in the same ways. A file of which no case can be read is named by its path, or by the topic
 * and the subject in it. Throws a `UsageError` where a pattern names nothing.
 */
export function selectFiles(
  cases: readonly CaseHead[],
  files: Iterable<string>,
  patterns: readonly string[],
): ReadonlySet<string> {
  const { selected, unmatched } = selectCases<Named>([...cases, ...Array.from(new Set(files), headOfFile)], patterns);
  if (unmatched.length > 0) throw nothingNamed(unmatched, cases);
  return new Set(selected.map(({ at }) => at.file));
}

function headOfFile(file: string): Named {
  const id = file
    .replace(/\.yaml$/, "")
    .split("/")
    .slice(-2)
    .join("/");
  return { id, aliases: [], at: { file } };
}

/** The mistake of a query that no case fits: a run of nothing would pass in silence. */
export function nothingFits(where: string): UsageError {
  return new UsageError(
    "unknown-case",
    `no case fits --where '${where}'`,
    `pnpm conform cases --where '...' lists those that do; docs/query.md has the fields`,
  );
}

/** The mistake of patterns that name no case, with the nearest name there is. */
export function nothingNamed(unmatched: readonly string[], cases: readonly CaseHead[]): UsageError {
  const names = [
    ...new Set(cases.flatMap(({ id }) => [id, id.split("/").slice(0, 2).join("/"), `${id.split("/")[0]}/`])),
  ];
  const [first = ""] = unmatched;
  const near = suggest(first, names);
  return new UsageError(
    "unknown-case",
    `no case is named by ${unmatched.map((pattern) => `"${pattern}"`).join(", ")}`,
    near === undefined ? "pnpm conform cases lists them" : `did you mean "${near}"? pnpm conform cases lists them`,
  );
}
