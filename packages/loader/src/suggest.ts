import { distance } from "fastest-levenshtein";

/** The known name nearest to `text`, if it is near enough to be meant; the first of equally near ones. */
export function suggest(text: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(text.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of known) {
    if (Math.abs(name.length - text.length) >= bestDistance) continue;
    const found = distance(text.toLowerCase(), name.toLowerCase());
    if (found < bestDistance) {
      best = name;
      bestDistance = found;
    }
  }
  return best;
}

/** `did you mean "..."?`, or `otherwise` where nothing is near. */
export function suggestionHint(text: string, known: Iterable<string>, otherwise?: string): string | undefined {
  const suggestion = suggest(text, known);
  return suggestion === undefined ? otherwise : `did you mean "${suggestion}"?`;
}
