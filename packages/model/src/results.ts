import type { Case } from "./case.js";
import type { Deviation } from "./deviation.js";
import type { Finding } from "./finding.js";
import type { CountedObservation, LimitName, Observation } from "./observation.js";
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
  /** Where it was not run now: what is told of it was recorded then. Its verdicts never decide the exit status. */
  readonly recorded?: Recorded | undefined;
}

/** When and from what an interpreter's results were recorded. */
export interface Recorded {
  /** Day of the run, such as `2026-11-26`, UTC. */
  readonly date: string;
  /** Commit of the suite that was run; `null` where it is not known. */
  readonly commit: string | null;
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
  readonly retriedAfter?: LimitName | undefined;
}

/** The two programs that a case may have: its own, and the portable one of an implementation case. */
export type ProgramKind = "case" | "instead";

/** What a recorded interpreter did with an earlier program of a case: shown as outdated, and part of nothing else. */
export interface OutdatedResult {
  readonly interpreter: string;
  readonly program: ProgramKind;
  /** The most frequent outcome. */
  readonly observation: Observation;
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
  /** Recorded results of programs that have changed since; absent where there are none. */
  readonly outdated?: readonly OutdatedResult[] | undefined;
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
    /** Ids of all cases of the suite, in its order; absent in results of earlier versions. */
    readonly cases?: readonly string[] | undefined;
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
  /** What was listed for the implementations of this run, so that it can be judged again; absent in results of earlier versions. */
  readonly deviations?: readonly Deviation[] | undefined;
  readonly summary: ResultsSummary;
}
