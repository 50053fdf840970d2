/** How many cases were found. */
export function foundWords(count: number): string {
  return count === 0 ? "Nothing found" : `${count} ${count === 1 ? "case" : "cases"} found`;
}
