import type { Program, RunRecord } from "@pyconform/model";
import type { AdapterError, Limits } from "./adapter.js";
import type { UsableInterpreter } from "./discover.js";

/** A program of a plan. */
export interface PlannedProgram {
  /** Unique in the plan, such as a case's id. */
  readonly key: string;
  readonly program: Program;
  /** Run this often, each time in a new interpreter process (`across-runs`); outcomes are counted. */
  readonly freshRuns?: number | undefined;
}

/** Every program on every interpreter. */
export interface Plan {
  readonly programs: readonly PlannedProgram[];
  readonly interpreters: readonly UsableInterpreter[];
  /** Pairs to leave out, for instance because a cache knows them. */
  readonly leaveOut?: ((key: string, interpreter: string) => boolean) | undefined;
}

/** How to run a plan. */
export interface PlanOptions {
  /** How many programs run at the same time. Default: cores. */
  readonly jobs?: number | undefined;
  /** A program's own `timeoutMs` wins. Multiplied by a candidate's `timeoutScale`. */
  readonly limits: Limits;
  readonly isolation: "fork" | "process";
  /** Ends the run: what is done stays, all processes end. */
  readonly signal: AbortSignal;
  /** Whether a program that reached a limit is run once more, alone and with larger limits. Default: it is. */
  readonly secondChance?: boolean | undefined;
  /** Milliseconds that a pair took the last time; the longest start first. */
  readonly durations?: ((key: string, interpreter: string) => number | undefined) | undefined;
  /** Called once for each pair that was run, in order of completion. */
  readonly onRecord: (event: RecordEvent) => void;
}

/** One pair is done. */
export interface RecordEvent {
  readonly key: string;
  readonly interpreter: string;
  readonly record: RunRecord;
}

/** What became of a plan. */
export interface PlanSummary {
  /** False where it was stopped before its end. */
  readonly complete: boolean;
  /** Pairs that were run. */
  readonly records: number;
  readonly durationMs: number;
  /** How long the workers were at it, added up: from when one turns to an interpreter until it has nothing more to do there. */
  readonly busyMs: number;
  /** Interpreters that could no longer be started; their remaining pairs have `harness-failed` records. */
  readonly failures: ReadonlyMap<string, AdapterError>;
}
