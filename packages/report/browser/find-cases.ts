import type { Diagnostic } from "@pyconform/model";
import { casesThatFit, checkQuery, parseQuery, type Query } from "@pyconform/query";
import type { ListedCase } from "../src/html/case-data.js";
import type { LoadedCases } from "./load-cases.js";

/** The cases that a text finds. */
export interface Found {
  /** The best first. */
  readonly cases: readonly ListedCase[];
  readonly mistakes: readonly Diagnostic[];
  /** The words that were searched, in small letters. */
  readonly words: readonly string[];
}

/** Finds cases by a query. Those whose title has its words come first, then promises, then the order of the topics. */
export function findCases(text: string, { all, vocabulary }: LoadedCases): Found {
  const parsed = parseQuery(text);
  const found = casesThatFit(parsed.query, all);
  const words = wordsOf(parsed.query);
  const ranked = words.length === 0 ? found : byRank(found, words);
  return { cases: ranked, mistakes: checkQuery(parsed, vocabulary), words };
}

function byRank(cases: readonly ListedCase[], words: readonly string[]): readonly ListedCase[] {
  const ranks = new Map(cases.map((each) => [each, words.reduce((sum, word) => sum + rank(each, word), 0)]));
  return [...cases].sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
}

function rank({ title, id, cites, level }: ListedCase, word: string): number {
  const place = title.toLowerCase().indexOf(word);
  const atStart = place === 0 || (place > 0 && /[^\p{L}\p{N}]/u.test(title[place - 1] ?? ""));
  return (
    (place === -1 ? 0 : atStart ? 8 : 4) +
    (id.includes(word) ? 3 : 0) +
    (cites.some((citation) => citation.toLowerCase().includes(word)) ? 2 : 0) +
    (level === "language" ? 0.5 : 0)
  );
}

/** The words that a query asks for, not those it forbids. */
function wordsOf(query: Query): readonly string[] {
  switch (query.kind) {
    case "all":
    case "any":
      return query.terms.flatMap(wordsOf);
    case "words":
      return [query.text.toLowerCase()];
    case "field":
      return query.field === "title" ? query.values.map(({ text }) => text.toLowerCase()) : [];
    case "not":
      return [];
  }
}
