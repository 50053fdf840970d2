import type { Observation, Program, Traits } from "@pyconform/model";
import { describeProgram, traitsSchema } from "@pyconform/protocol";
import { type Adapter, AdapterError, type Candidate, defaultLimits, type Limits } from "./adapter.js";
import { describeSource } from "./harness-source.js";

const limits: Limits = { ...defaultLimits, timeoutMs: 120_000, maxOutputBytes: 1 << 20, maxMemoryBytes: 4 * 1024 ** 3 };

/** Runs `describe.py` like a case and reads its answer. Rejects with an `AdapterError` `cannot-describe`. */
export async function askTraits(
  adapter: Pick<Adapter, "run">,
  candidate: Candidate,
  modules: readonly string[],
  signal: AbortSignal,
): Promise<Traits> {
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  const program: Program = { code: describeProgram(describeSource, modules), requires: [], run };
  const timeoutMs = limits.timeoutMs * (candidate.timeoutScale ?? 1);
  const { observation } = await adapter.run(program, { ...limits, timeoutMs }, signal);
  const name = candidate.command.join(" ");
  if (observation.kind !== "finished") {
    throw new AdapterError("cannot-describe", `${name} could not describe itself: ${summarize(observation)}`);
  }
  try {
    return traitsSchema.parse(JSON.parse(observation.stdout));
  } catch (cause) {
    throw new AdapterError("cannot-describe", `${name} describes itself in a way that cannot be read`, { cause });
  }
}

function summarize(observation: Observation): string {
  switch (observation.kind) {
    case "raised":
      return `${observation.exception.type}: ${observation.exception.message}`;
    case "harness-failed":
      return observation.reason;
    default:
      return observation.kind;
  }
}
