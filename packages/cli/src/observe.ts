import type { RunRecord } from "@pyconform/model";
import { type PlannedProgram, type PlanSummary, runPlan, type UsableInterpreter } from "@pyconform/runner";
import type { Progress } from "./progress.js";
import type { FreshRecord, RunMemory } from "./run-memory.js";
import { type RunOptions, runLimits } from "./run-options.js";

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
  const plannedOf = new Map(programs.map((each) => [each.key, each]));
  const interpreterOf = new Map(interpreters.map((each) => [each.id, each]));
  const summary = await runPlan(
    { programs, interpreters, leaveOut: (key, interpreter) => records.has(recordKey(key, interpreter)) },
    {
      jobs: options.jobs,
      limits: runLimits(options),
      isolation: options.isolation,
      signal,
      durations: (key, interpreter) => memory.times.of(key, interpreter),
      onRecord({ key, interpreter: id, record }) {
        records.set(recordKey(key, id), record);
        const planned = plannedOf.get(key);
        const interpreter = interpreterOf.get(id);
        if (planned === undefined || interpreter === undefined) throw new Error(`${key} on ${id} was not planned`);
        progress.advance(id);
        if (isUnmet(record)) return;
        const event = { planned, interpreter, record };
        fresh.push(event);
        memory.note(event);
      },
    },
  );
  return { recordOf: (program, id) => records.get(recordKey(program, id)), fresh, known, summary };
}

/** Nothing was run: the interpreter lacks what the program requires, which is told anew each time. */
function isUnmet({ outcomes: [first] }: RunRecord): boolean {
  return first?.observation.kind === "not-run" && first.observation.requirement.kind !== "launch";
}

function recordKey(program: string, interpreter: string): string {
  return `${program}\n${interpreter}`;
}
