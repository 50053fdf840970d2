import type { RunRecord } from "@pyconform/model";
import type { PlannedProgram, PlanSummary, UsableInterpreter } from "@pyconform/runner";
import { recordKey } from "./plan-of.js";
import type { Progress } from "./progress.js";
import { runFresh } from "./run-fresh.js";
import type { FreshRecord, RunMemory } from "./run-memory.js";
import type { RunOptions } from "./run-options.js";

/** What every interpreter did with every program, as far as the run came. */
export interface Observed {
  readonly recordOf: (program: string, interpreter: string) => RunRecord | undefined;
  /** Those that were run now. */
  readonly fresh: readonly FreshRecord[];
  /** How many were known. */
  readonly known: number;
  readonly summary: PlanSummary;
}

/** Runs what is not known yet; every record is noted as it comes. */
export async function observe(
  programs: readonly PlannedProgram[],
  interpreters: readonly UsableInterpreter[],
  options: RunOptions,
  memory: RunMemory,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observed> {
  const records = new Map<string, RunRecord>();
  const fresh: FreshRecord[] = [];
  for (const interpreter of interpreters) {
    for (const planned of programs) {
      const record = memory.recall(planned, interpreter);
      if (record === undefined) continue;
      records.set(recordKey(planned.key, interpreter.id), record);
      progress.skip(interpreter.id);
    }
  }
  memory.tellDamage();
  const known = records.size;
  const summary = await runFresh(
    { programs, interpreters, leaveOut: (key, interpreter) => records.has(recordKey(key, interpreter)) },
    options,
    memory,
    signal,
    (each) => {
      records.set(recordKey(each.planned.key, each.interpreter.id), each.record);
      progress.advance(each.interpreter.id);
      if (isUnmet(each.record)) return;
      fresh.push(each);
      memory.note(each);
    },
  );
  return { recordOf: (program, id) => records.get(recordKey(program, id)), fresh, known, summary };
}

/** Nothing was run: the interpreter lacks what the program requires, which is told anew each time. */
function isUnmet({ outcomes: [first] }: RunRecord): boolean {
  return first?.observation.kind === "not-run" && first.observation.requirement.kind !== "launch";
}
