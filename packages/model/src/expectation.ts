import type { TraitName } from "./traits.js";

/** One way a program may end, as an author states it. Parts that are absent are not judged. */
export interface Outcome {
  /** All of stdout, exactly. */
  readonly stdout?: string | undefined;
  /** Regular expression (ECMAScript, flags `su`) that must match somewhere in stdout. */
  readonly stdoutMatches?: string | undefined;
  /** Name of the exception that ends the program, or of one of its bases. */
  readonly raises?: string | undefined;
  /** Regular expression for the exception's message; implementation level only. */
  readonly messageMatches?: string | undefined;
  /** Exit status, where the program ends by itself with one. */
  readonly exit?: number | undefined;
  /** Name of the signal that ends the process, such as `SIGABRT`; implementation level only. */
  readonly killed?: string | undefined;
  /** Names of warning categories that must be shown on stderr. */
  readonly warns?: readonly string[] | undefined;
}

/** What is promised (language level) or known (one row of the implementation level) of a program. */
export interface Expectation {
  /** At least one; where there are several, the document leaves the choice. */
  readonly oneOf: readonly Outcome[];
  /** Outcomes that must never be seen, however often the program is repeated. */
  readonly never: readonly Outcome[];
  /** `same`: every fresh process must give the same outcome. `may-vary`: it may differ, and no outcome is singled out. */
  readonly acrossRuns?: "same" | "may-vary" | undefined;
}

/** On which interpreters a {@link Row} speaks; parts that are absent match all. */
export interface When {
  /** Implementation packages, such as `cpython-freethreaded`. */
  readonly implementation?: readonly string[] | undefined;
  /** PEP 440 specifiers over the language version, such as `>=3.12, <3.14`. */
  readonly version?: string | undefined;
  readonly traits?: Readonly<Partial<Record<TraitName, string>>> | undefined;
}

/** One row of an implementation case's expectation: the first whose `when` matches is judged. */
export interface Row extends Expectation {
  readonly when: When;
}
