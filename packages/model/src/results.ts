import type { Case } from "./case.js";
import type { Finding } from "./finding.js";
import type { CountedObservation, Observation } from "./observation.js";
import type { Traits } from "./traits.js";
import type { Verdict, VerdictKind } from "./verdict.js";

/** Version of the form of `results.json`; a change that old readers cannot read makes a new one. */
export const resultsSchemaVersion = 1;

/** One interpreter of a run. */
export interface InterpreterResult {
  /** Such as `cpython-3.15.2`, `cpython-3.13.15t`, `pypy-8.0.1-py3.11`; unique in the run. */
  readonly id: string;
  /** The implementation package it belongs to. */
  readonly implementation: string;
  readonly version: string;
  readonly languageVersion: string;
  /** How it was started. */
  readonly command: readonly string[];
  /** What it was shut in, such as `bubblewrap 0.8.0`; absent where it was not. */
  readonly sandbox?: string | undefined;
  /** Absent where it could not be asked. */
  readonly traits?: Traits | undefined;
  /** `used`, or the reason why it was not. */
  readonly status: string;
}

/** One case on one interpreter. */
export interface CaseResult {
  readonly interpreter: string;
  readonly verdict: Verdict;
  /** The most frequent outcome. */
  readonly observation: Observation;
  /** All outcomes with their counts, where the program was repeated or differed. */
  readonly outcomes?: readonly CountedObservation[] | undefined;
  readonly durationMs: number;
  readonly retriedAfter?: string | undefined;
}

/** One case over all interpreters. */
export interface CaseReport {
  readonly id: string;
  readonly level: Case["level"];
  readonly topic: string;
  readonly subject: string;
  readonly title: string;
  readonly finding: Finding;
  readonly results: readonly CaseResult[];
  /** Results of the portable program of an implementation case. */
  readonly instead?: readonly CaseResult[] | undefined;
  /** The case as authored, so that a report needs no other file. */
  readonly case: Case;
}

/** How many of each. */
export interface ResultsSummary {
  readonly cases: number;
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>;
  readonly findings: Readonly<Record<string, number>>;
}

/** All that came out of a run: the content of `results.json`. */
export interface Results {
  readonly schema: typeof resultsSchemaVersion;
  readonly suite: {
    readonly version: string;
    readonly commit: string | null;
    /** Digest of all that was to be run: results of different digests are not one run. */
    readonly digest: string;
  };
  /** Which part of the suite was to be run; absent in results of earlier versions. */
  readonly selection?:
    | {
        /** Ids of the cases that were asked for, of all shards; `null` where that was the whole suite. */
        readonly cases: readonly string[] | null;
        /** `i/n`, or `null` where it was all of them. */
        readonly shard: string | null;
      }
    | undefined;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly durationMs: number;
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
  readonly interpreters: readonly InterpreterResult[];
  readonly subjects: readonly {
    readonly level: Case["level"];
    readonly topic: string;
    readonly subject: string;
    readonly title: string;
    readonly about: string;
    readonly file: string;
  }[];
  readonly cases: readonly CaseReport[];
  readonly summary: ResultsSummary;
}
