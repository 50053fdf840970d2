import type { Results } from "@pyconform/model";

/** One input of a merge. */
export interface MergeInput {
  /** How it was named, for messages. */
  readonly path: string;
  readonly results: Results;
}
