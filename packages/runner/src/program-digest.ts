import type { RunRecord } from "@pyconform/model";
import type { Limits } from "./adapter.js";
import { digestOf } from "./digest.js";
import type { PlannedProgram } from "./plan.js";

/** Of all that is run and how: the code, its flags, environment, limits and repetitions. What is expected has no part in it. */
export function programDigest(
  { program: { code, run }, freshRuns }: PlannedProgram,
  limits: Limits,
  isolation: "fork" | "process",
): string {
  const { flags, env, exclusive, repeat } = run;
  const timeoutMs = run.timeoutMs ?? limits.timeoutMs;
  return digestOf([code, flags, env, run.isolation, isolation, exclusive, repeat, freshRuns, { ...limits, timeoutMs }]);
}

/**
 * Whether a record says what would come out again. What a limit, a signal from outside or our own side decided, does not:
 * another day, on a machine that is less busy, it may be otherwise.
 */
export function isSettled({ outcomes, retriedAfter }: RunRecord): boolean {
  return retriedAfter === undefined && outcomes.every(({ observation }) => isSettledKind(observation));
}

function isSettledKind(observation: RunRecord["outcomes"][number]["observation"]): boolean {
  switch (observation.kind) {
    case "finished":
    case "raised":
    case "exited":
      return true;
    case "killed":
      return !["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"].includes(observation.signal);
    case "timed-out":
    case "out-of-memory":
    case "output-limit":
    case "process-limit":
    case "file-limit":
    case "harness-failed":
      return false;
    case "not-run":
      return observation.requirement.kind === "launch"; // the interpreter has no such flag
  }
}

/** Whether chance or the clock has a part in what comes out: it is repeated, or has the machine to itself. */
export function dependsOnChance({ program, freshRuns }: PlannedProgram): boolean {
  return program.run.repeat > 1 || freshRuns !== undefined || program.run.exclusive;
}
