/** What `compare-data.js` holds, for the script of the page that compares two interpreters. Every text can be shown as it is. */
export interface Comparison {
  readonly interpreters: readonly string[];
  /** The day on which each was recorded, where it was not run. */
  readonly recorded: readonly (string | null)[];
  /** In how many cases what was recorded of each is of an earlier program, and so not compared. */
  readonly outdated: readonly number[];
  /** Cases that both could run, by the numbers of two interpreters. */
  readonly both: readonly (readonly number[])[];
  readonly topics: readonly { readonly title: string; readonly cases: readonly ComparedCase[] }[];
}

/** A case in which some two interpreters differ. */
export interface ComparedCase {
  readonly path: string;
  readonly title: string;
  readonly level: string;
  /** Number of the group of each interpreter; -1 where it was not run. */
  readonly groups: readonly number[];
  /** What each group did; the beginning of it. */
  readonly outcomes: readonly string[];
}
