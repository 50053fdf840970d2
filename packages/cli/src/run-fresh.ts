import { type Plan, type PlanSummary, runPlan } from "@pyconform/runner";
import type { FreshRecord, RunMemory } from "./run-memory.js";
import { type RunOptions, runLimits } from "./run-options.js";

/**
 * Runs a plan as the command line asks for it, the longest programs first where the order is not to be random; `onFresh` is
 * given each record with its program and interpreter, as it comes.
 */
export async function runFresh(
  plan: Plan,
  options: Pick<RunOptions, "jobs" | "timeoutMs" | "isolation" | "shuffle">,
  memory: { readonly times: Pick<RunMemory["times"], "of"> },
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
    durations: options.shuffle === undefined ? (key, id) => memory.times.of(key, id) : undefined,
    onRecord({ key, interpreter: id, record }) {
      const planned = plannedOf.get(key);
      const interpreter = interpreterOf.get(id);
      if (planned === undefined || interpreter === undefined) throw new Error(`${key} on ${id} was not planned`);
      onFresh({ planned, interpreter, record });
    },
  });
}
