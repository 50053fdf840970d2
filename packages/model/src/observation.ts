import type { Requirement } from "./requirement.js";

/** The exception that ended a program. */
export interface RaisedException {
  /** Name of its class, without module. */
  readonly type: string;
  /** Names of its class and all its bases, in method resolution order. */
  readonly bases: readonly string[];
  /** `str()` of it; may hold lone surrogates. */
  readonly message: string;
}

/** Output as it came. Bytes that are not UTF-8 stand as lone surrogates U+DC80 to U+DCFF, as Python's `surrogateescape` writes them (PEP 383). */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** What an interpreter did with a program: facts only, never what was expected of it. */
export type Observation =
  /** Ran to its end with status 0. */
  | ({ readonly kind: "finished" } & Output)
  /** Ended by an exception that nothing caught, other than `SystemExit`. */
  | ({ readonly kind: "raised"; readonly exception: RaisedException } & Output)
  /** Ended itself with a status: `SystemExit`, `os._exit`, or a failure at exit. */
  | ({ readonly kind: "exited"; readonly status: number } & Output)
  /** Ended by a signal, such as `SIGSEGV`, or by a WebAssembly trap. */
  | ({ readonly kind: "killed"; readonly signal: string } & Output)
  /** Wall-clock limit reached. */
  | ({ readonly kind: "timed-out"; readonly limitMs: number } & Output)
  /** Memory limit reached: the system ended it, or `MemoryError` under the limit. */
  | ({ readonly kind: "out-of-memory"; readonly limitBytes: number } & Output)
  /** Wrote more than the limit; what is kept is the beginning. */
  | ({ readonly kind: "output-limit"; readonly limitBytes: number } & Output)
  /** Wanted more processes and threads at a time than the limit. */
  | ({ readonly kind: "process-limit"; readonly limitProcesses: number } & Output)
  /** Ended because a file would have become larger than the limit. */
  | ({ readonly kind: "file-limit"; readonly limitBytes: number } & Output)
  /** Not run: a requirement is not met. */
  | { readonly kind: "not-run"; readonly requirement: Requirement }
  /** Our side failed; says nothing about the interpreter. */
  | { readonly kind: "harness-failed"; readonly reason: string; readonly stderr: string };

/** What a run of a program has a limit on. */
export type LimitName = "time" | "memory" | "output" | "processes" | "file size";

/** The limit that ended a program, of an {@link Observation}; `undefined` when none did. */
export function limitReached(observation: Observation): LimitName | undefined {
  switch (observation.kind) {
    case "timed-out":
      return "time";
    case "out-of-memory":
      return "memory";
    case "output-limit":
      return "output";
    case "process-limit":
      return "processes";
    case "file-limit":
      return "file size";
    default:
      return undefined;
  }
}

/** One outcome and how often it was seen. */
export interface CountedObservation {
  readonly observation: Observation;
  readonly count: number;
}

/** All that one interpreter did with one program. */
export interface RunRecord {
  /** Different outcomes, the most frequent first; exactly one where the program was run once. */
  readonly outcomes: readonly CountedObservation[];
  /** Time of one run in milliseconds: the median where it was repeated. */
  readonly durationMs: number;
  /** The limit that a first try reached, where the program was then run again alone with three times the limit. */
  readonly retriedAfter?: LimitName | undefined;
}

/**
 * A text that is equal exactly for observations that are the same: kind, stdout, exit status and exception type agree.
 * With `message`, the exception's message counts too.
 */
export function observationKey(observation: Observation, compare: "outcome" | "message" = "outcome"): string {
  switch (observation.kind) {
    case "finished":
      return JSON.stringify(["finished", observation.stdout]);
    case "raised":
      return JSON.stringify([
        "raised",
        observation.stdout,
        observation.exception.type,
        ...(compare === "message" ? [observation.exception.message] : []),
      ]);
    case "exited":
      return JSON.stringify(["exited", observation.stdout, observation.status]);
    case "killed":
      return JSON.stringify(["killed", observation.stdout, observation.signal]);
    case "timed-out":
    case "out-of-memory":
    case "output-limit":
    case "process-limit":
    case "file-limit":
      return JSON.stringify([observation.kind]); // how much came out before the limit is chance
    case "not-run":
      return JSON.stringify(["not-run"]);
    case "harness-failed":
      return JSON.stringify(["harness-failed"]);
  }
}
