import type { Observation } from "@pyconform/model";
import { type Adapter, AdapterError, type Candidate, defaultLimits, type Limits } from "./adapter.js";

interface SmokeProgram {
  /** What works when it passes. */
  readonly title: string;
  readonly code: string;
  readonly timeoutMs: number;
  readonly holds: (observation: Observation) => boolean;
}

const programs: readonly SmokeProgram[] = [
  {
    title: "a program prints",
    code: "print(6 * 7)",
    timeoutMs: 20_000,
    holds: (seen) => seen.kind === "finished" && seen.stdout === "42\n",
  },
  {
    title: "an exception is told with its bases",
    code: 'raise KeyError("smoke")',
    timeoutMs: 20_000,
    holds: (seen) =>
      seen.kind === "raised" && seen.exception.type === "KeyError" && seen.exception.bases.includes("LookupError"),
  },
  {
    title: "text beyond ASCII arrives as it was",
    code: 'print("\\u00e9\\u4e2d\\U0001f40d", "é中🐍")',
    timeoutMs: 20_000,
    holds: (seen) => seen.kind === "finished" && seen.stdout === "é中🐍 é中🐍\n",
  },
  {
    title: "an exit status is told",
    code: "raise SystemExit(3)",
    timeoutMs: 20_000,
    holds: (seen) => seen.kind === "exited" && seen.status === 3,
  },
  {
    title: "a program that never ends is ended",
    code: "print('before')\nwhile True: pass",
    timeoutMs: 200,
    holds: (seen) => seen.kind === "timed-out",
  },
  {
    title: "the next program starts clean",
    code: "print('leftover' in globals())\nleftover = True",
    timeoutMs: 20_000,
    holds: (seen) => seen.kind === "finished" && seen.stdout === "False\n",
  },
];

/**
 * Runs a few programs whose outcome nobody doubts, before an adapter is believed.
 * Rejects with an `AdapterError` `smoke-test-failed` that says whose fault it is: ours where no observation came, otherwise the
 * interpreter's or its adapter's, with what came instead.
 */
export async function smokeTest(adapter: Adapter, candidate: Candidate, signal: AbortSignal): Promise<void> {
  const scale = candidate.timeoutScale ?? 1;
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  for (const { title, code, timeoutMs, holds } of programs) {
    const limits: Limits = {
      ...defaultLimits,
      timeoutMs: timeoutMs * scale,
      maxOutputBytes: 1 << 16,
      maxMemoryBytes: 2 * 1024 ** 3,
    };
    const { observation } = await adapter.run({ code, requires: [], run }, limits, signal);
    if (holds(observation)) continue;
    throw new AdapterError(
      "smoke-test-failed",
      `${candidate.command.join(" ")} gives no verdicts: "${title}" does not hold; ${whoseFault(observation)}`,
    );
  }
}

function whoseFault(seen: Observation): string {
  switch (seen.kind) {
    case "harness-failed":
      return `pyconform's harness is at fault: ${seen.reason}`;
    case "not-run":
      return "pyconform's adapter is at fault: it did not run the program";
    case "raised":
      return `the interpreter or its adapter is at fault: the program ended with ${seen.exception.type}: ${seen.exception.message}`;
    default:
      return `the interpreter or its adapter is at fault: the program ${seen.kind} with stdout ${JSON.stringify(seen.stdout.slice(0, 200))}`;
  }
}
