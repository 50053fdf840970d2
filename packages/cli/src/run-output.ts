import type { Results } from "@pyconform/model";
import type { ResultsFrame } from "@pyconform/report";
import type { RunFacts } from "./assemble-results.js";

/** Where the results of a run go: as many parts as there are, then its end. */
export interface RunOutput {
  /** The next part of the run, in the order of the suite. */
  add(facts: RunFacts, results: Results): void;
  /** Answers, and puts what is written in its place; gives the files that the user is told of. `frame` is that of the whole run. */
  finish(frame: ResultsFrame): Promise<readonly string[]>;
  /** The run failed: nothing is left of what was begun. */
  giveUp(): void;
}
