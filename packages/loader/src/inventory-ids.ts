/** The ids of an inventory's rows, without parsing the rest: loading specs needs no more, and must be quick. */
export function readInventoryIds(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^ {2}- id: (?:"([^"\n]+)"|'([^'\n]+)'|([^\s#]\S*))[ \t]*$/gm)].map(
      ([, a, b, c]) => a ?? b ?? c ?? "",
    ),
  );
}
