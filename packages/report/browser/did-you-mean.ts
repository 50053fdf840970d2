import MiniSearch from "minisearch";
import type { ListedCases } from "../src/html/case-data.js";

let index: MiniSearch | undefined;

/** The words that a reader who found nothing may have meant; `undefined` where none is near. */
export function didYouMean(words: readonly string[], { cases }: ListedCases): string | undefined {
  const known = index ?? makeIndex(cases);
  index = known;
  const meant = words.map((word) => nearest(word, known));
  return meant.every((word) => word !== undefined) && meant.some((word, at) => word !== words[at])
    ? meant.join(" ")
    : undefined;
}

/** Who errs, errs late in a word: of those that are near, the one that begins as what was typed, and is as long. */
function nearest(word: string, known: MiniSearch): string | undefined {
  const terms = new Set(known.autoSuggest(word, { fuzzy: 0.3, prefix: true }).flatMap((each) => each.terms));
  const unlike = (term: string) => Math.abs(term.length - word.length) - 2 * sameBeginning(term, word);
  return [...terms].sort((a, b) => unlike(a) - unlike(b))[0];
}

function sameBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function makeIndex(cases: ListedCases["cases"]): MiniSearch {
  const made = new MiniSearch({
    fields: ["title", "id", "cites"],
    extractField: (each, field) => (field === "cites" ? each.cites.join(" ") : each[field]),
    tokenize: (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [],
  });
  made.addAll(cases);
  return made;
}
