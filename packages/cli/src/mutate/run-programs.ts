import type { RunRecord } from "@pyconform/model";
import { type Limits, type PlannedProgram, runPlan, type UsableInterpreter } from "@pyconform/runner";
import { startProgress } from "../progress.js";
import type { Terminal } from "../terminal.js";

/**
 * Runs programs on the one interpreter and gives their records by key. `changed` ones may well wait for what never comes
 * now: that they reach a limit is believed at once.
 */
export type RunPrograms = (
  programs: readonly PlannedProgram[],
  changed?: "changed",
) => Promise<ReadonlyMap<string, RunRecord>>;

const fewPrograms = 10;

/** A {@link RunPrograms} through the ordinary runner; it rejects where the interpreter no longer starts, or on abort. */
export function programRunner(
  interpreter: UsableInterpreter,
  options: { readonly jobs: number; readonly limits: Limits; readonly signal: AbortSignal },
  terminal: Terminal,
): RunPrograms {
  return async (programs, changed) => {
    if (programs.length === 0) return new Map();
    const records = new Map<string, RunRecord>();
    const progress = startProgress(new Map([[interpreter.id, programs.length]]), terminal);
    try {
      const { failures } = await runPlan(
        { programs, interpreters: [interpreter] },
        {
          ...options,
          // A worker for a few programs is sooner done than a second interpreter has started.
          jobs: Math.min(options.jobs, Math.ceil(programs.length / fewPrograms)),
          isolation: "fork",
          secondChance: changed === undefined,
          onRecord({ key, record }) {
            records.set(key, record);
            progress.advance(interpreter.id);
          },
        },
      );
      options.signal.throwIfAborted();
      for (const failure of failures.values()) throw failure;
    } finally {
      progress.end();
    }
    return records;
  };
}
