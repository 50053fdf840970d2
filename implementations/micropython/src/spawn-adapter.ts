import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeSurrogateEscape, type Observation, type Program, type Traits } from "@pyconform/model";
import { describeProgram, observationSchema, traitsSchema } from "@pyconform/protocol";
import {
  type Adapter,
  AdapterError,
  type Candidate,
  defaultLimits,
  interpreterEnvironment,
  killGroup,
  type Limits,
  type RunOutcome,
  startGroup,
} from "@pyconform/runner";

/** What every program needs besides itself. */
export interface SpawnOptions {
  /** The program that asks an interpreter who it is. */
  readonly describeSource: string;
  readonly heapBytes: number;
}

const harness = fileURLToPath(new URL("../harness/spawned.py", import.meta.url));
const describeLimits: Limits = {
  ...defaultLimits,
  timeoutMs: 30_000,
  maxOutputBytes: 1024 ** 2,
  maxMemoryBytes: 1024 ** 3,
};

/** An installed MicroPython, started once per program: it cannot fork. */
export class SpawnAdapter implements Adapter {
  readonly #candidate: Candidate;
  readonly #options: SpawnOptions;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(candidate: Candidate, options: SpawnOptions) {
    this.#candidate = candidate;
    this.#options = options;
  }

  /** Rejects with an `AdapterError` where the command runs no MicroPython. */
  static async open(candidate: Candidate, options: SpawnOptions, signal: AbortSignal): Promise<SpawnAdapter> {
    const adapter = new SpawnAdapter(candidate, options);
    await adapter.describe([], signal);
    return adapter;
  }

  async describe(modules: readonly string[], signal: AbortSignal): Promise<Traits> {
    const code = describeProgram(this.#options.describeSource, modules);
    const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
    const { observation } = await this.run({ code, requires: [], run }, describeLimits, signal);
    try {
      return traitsSchema.parse(JSON.parse("stdout" in observation ? observation.stdout : ""));
    } catch (cause) {
      throw new AdapterError("not-python", `asked who it is, it gave ${JSON.stringify(observation)}`, { cause });
    }
  }

  run(program: Program, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    const flag = program.run.flags.find((given) => !/^-O\d*$/.test(given));
    if (flag !== undefined) {
      const requirement = { kind: "launch", what: `interpreter flag ${flag}` } as const;
      return Promise.resolve({ observation: { kind: "not-run", requirement }, durationMs: 0 });
    }
    const outcome = this.#queue.then(() => this.#runIn(program, limits, signal));
    this.#queue = outcome.catch(() => undefined);
    return outcome;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue;
  }

  async #runIn(program: Program, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    signal.throwIfAborted();
    const folder = await realpath(await mkdtemp(join(tmpdir(), "pyconform-")));
    try {
      return await this.#spawn(program, limits, signal, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #spawn(program: Program, limits: Limits, signal: AbortSignal, folder: string): Promise<RunOutcome> {
    const cwd = join(folder, "case");
    const answer = join(folder, "answer");
    await mkdir(cwd);
    await writeFile(join(cwd, "case.py"), program.code);
    const heap = Math.min(this.#options.heapBytes, limits.maxMemoryBytes);
    const command = [
      ...this.#candidate.command,
      ...program.run.flags,
      ...["-X", `heapsize=${heap}`, harness, join(cwd, "case.py"), answer],
    ];
    const env = { ...interpreterEnvironment(this.#candidate, process.env, process.platform), ...program.run.env };
    const started = performance.now();
    const leader = startGroup(command, env, cwd, { guarded: true });
    leader.stdin.end();
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let reached: Observation["kind"] | undefined;
    let left = limits.maxOutputBytes;
    const end = (limit?: Observation["kind"]): void => {
      reached ??= limit;
      killGroup(leader);
    };
    for (const name of ["stdout", "stderr"] as const) {
      leader[name].on("data", (chunk: Buffer) => {
        output[name].push(chunk.subarray(0, Math.max(0, left)));
        left -= chunk.length;
        if (left < 0) end("output-limit");
      });
    }
    const timer = setTimeout(() => end("timed-out"), limits.timeoutMs);
    const abort = (): void => end();
    signal.addEventListener("abort", abort, { once: true });
    const { exitCode, signal: killedBy } = await leader;
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
    killGroup(leader); // what it started itself
    signal.throwIfAborted();
    const texts = {
      stdout: decodeSurrogateEscape(Buffer.concat(output.stdout)),
      stderr: decodeSurrogateEscape(Buffer.concat(output.stderr)),
    };
    const how =
      endingAtLimit(reached, limits) ??
      (killedBy === undefined ? await endingOf(exitCode, answer) : { kind: "killed", signal: killedBy });
    const observation =
      how === undefined
        ? ({ kind: "harness-failed", reason: `${command[0]} could not be started`, stderr: texts.stderr } as const)
        : observationSchema.parse({ ...how, ...texts });
    return { observation, durationMs: performance.now() - started };
  }
}

function endingAtLimit(reached: string | undefined, limits: Limits): object | undefined {
  if (reached === "timed-out") return { kind: reached, limitMs: limits.timeoutMs };
  if (reached === "output-limit") return { kind: reached, limitBytes: limits.maxOutputBytes };
  return undefined;
}

/** What the exit status and the harness's answer say; `undefined` where it did not start. */
async function endingOf(status: number | undefined, answer: string): Promise<object | undefined> {
  if (status === undefined) return undefined;
  const told = status === 1 ? await readFile(answer, "utf8").catch(() => undefined) : undefined;
  if (told === undefined) return status === 0 ? { kind: "finished" } : { kind: "exited", status };
  const [type, bases = "", message] = told.split("\x1e");
  return { kind: "raised", exception: { type, bases: bases.split("\n"), message } };
}
