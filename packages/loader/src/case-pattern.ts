import picomatch from "picomatch";

/** A test for case ids, from an id or a glob such as `object-lifetime/**`. */
export function casePattern(pattern: string): (id: string) => boolean {
  return picomatch(pattern);
}
