/** So many of a thing, in words: `1 case`, `2 cases`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
