import picomatch from "picomatch";

/** A test for case ids, from an id or a glob such as `object-lifetime/**`. */
export function casePattern(pattern: string): (id: string) => boolean {
  const matches = picomatch(pattern);
  // Its further parameters are not for callers such as `some`, which gives an index.
  return (id) => matches(id);
}
