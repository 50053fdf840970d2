import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that `text` was probably meant to be. */
export function suggest(text: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(text, known);
  return distance(text, near) <= Math.max(2, Math.floor(text.length / 3)) ? near : undefined;
}
