import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that `text` was probably meant to be; `undefined` where none is near. */
export function suggest(text: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(text, known as string[]);
  return distance(text, near) <= Math.max(2, Math.floor(text.length / 3)) ? near : undefined;
}
