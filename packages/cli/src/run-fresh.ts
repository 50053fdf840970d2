import { type Plan, type PlanSummary, runPlan } from "@pyconform/runner";
import type { FreshRecord, RunMemory } from "./run-memory.js";
import { type RunOptions, runLimits } from "./run-options.js";

/** Runs a plan as the command line asks for it; `onFresh` is given each record with its program and interpreter, as it comes. */
export async function runFresh(
  plan: Plan,
  options: RunOptions,
  memory: RunMemory,
  signal: AbortSignal,
  onFresh: (fresh: FreshRecord) => void,
): Promise<PlanSummary> {
  const plannedOf = new Map(plan.programs.map((each) => [each.key, each]));
  const interpreterOf = new Map(plan.interpreters.map((each) => [each.id, each]));
  return await runPlan(plan, {
    jobs: options.jobs,
    limits: runLimits(options),
    isolation: options.isolation,
    signal,
    durations: (key, id) => memory.times.of(key, id),
    onRecord({ key, interpreter: id, record }) {
      const planned = plannedOf.get(key);
      const interpreter = interpreterOf.get(id);
      if (planned === undefined || interpreter === undefined) throw new Error(`${key} on ${id} was not planned`);
      onFresh({ planned, interpreter, record });
    },
  });
}
