import { setMaxListeners } from "node:events";
import { limitReached, type RunRecord } from "@pyconform/model";
import type { Adapter, Limits, RunOutcome } from "./adapter.js";
import type { PlannedProgram } from "./plan.js";

/** What one try gave: all runs, or the limit that one of them reached. */
export interface Attempt {
  readonly outcomes: readonly RunOutcome[];
  readonly reached: RunRecord["retriedAfter"];
}

/**
 * Runs a program as often as it asks for, stopping at the first run that reaches a limit. All runs are handed over at once,
 * so that no other program comes between them.
 */
export async function runProgram(
  adapter: Adapter,
  planned: PlannedProgram,
  limits: Limits,
  signal: AbortSignal,
  imports: readonly string[] = [],
): Promise<Attempt> {
  const { program, freshRuns } = planned;
  const runs = Math.max(program.run.repeat, freshRuns ?? 1, 1);
  const inFresh =
    freshRuns === undefined ? program : { ...program, run: { ...program.run, isolation: "process" as const } };
  const rest = runs > 1 ? new AbortController() : undefined;
  const until = rest === undefined ? signal : AbortSignal.any([signal, rest.signal]);
  if (rest !== undefined) setMaxListeners(0, until); // every run listens
  const pending = Array.from({ length: runs }, () => runOnce(adapter, inFresh, limits, until, imports));
  for (const run of pending) run.catch(() => undefined); // whoever stops all is told once, by the first
  const outcomes: RunOutcome[] = [];
  for (const run of pending) {
    const outcome = await run;
    outcomes.push(outcome);
    const reached = limitReached(outcome.observation);
    if (reached === undefined) continue;
    rest?.abort();
    await Promise.allSettled(pending);
    return { outcomes, reached };
  }
  return { outcomes, reached: undefined };
}

async function runOnce(
  adapter: Adapter,
  program: PlannedProgram["program"],
  limits: Limits,
  signal: AbortSignal,
  imports: readonly string[],
): Promise<RunOutcome> {
  try {
    return await adapter.run(program, limits, signal, imports);
  } catch (error) {
    signal.throwIfAborted();
    return harnessFailed(`the adapter failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An outcome that says nothing about the interpreter. */
export function harnessFailed(reason: string): RunOutcome {
  return { observation: { kind: "harness-failed", reason, stderr: "" }, durationMs: 0 };
}
