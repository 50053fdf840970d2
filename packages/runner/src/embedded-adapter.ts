import { decodeSurrogateEscape, type Observation, type Program, type Traits } from "@pyconform/model";
import { describeProgram, observationSchema, traitsSchema } from "@pyconform/protocol";
import { type Adapter, AdapterError, defaultLimits, type Limits, type RunOutcome } from "./adapter.js";
import { describeSource } from "./harness-source.js";
import type { HostEnding, HostMessage } from "./host-message.js";
import { type HostCommand, type HostEnd, HostProcess } from "./host-process.js";

/** An interpreter that lives in a child Node process. */
export interface EmbeddedInterpreter extends HostCommand {
  /** The program that asks it who it is, from the `standard` one; it prints traits as JSON, for the names in `MODULES`. */
  describeWith(standard: string): string;
  /** What of the wishes of `program` it cannot be given, such as `interpreter flag -I`; `undefined` where all can. */
  cannotLaunch(program: Program): string | undefined;
  /** Every program in an instance of its own. */
  readonly isolation: "fork" | "process";
}

const startLimitMs = 120_000;
const decimalsOfDuration = 1000;

/** Starts the host of an embedded interpreter. Rejects with an `AdapterError` where it does not start. */
export async function openEmbeddedAdapter(interpreter: EmbeddedInterpreter, signal: AbortSignal): Promise<Adapter> {
  const adapter = new EmbeddedAdapter(interpreter);
  try {
    await adapter.start(signal);
  } catch (error) {
    await adapter[Symbol.asyncDispose]();
    throw error;
  }
  return adapter;
}

function parseTraits(observation: Observation): Traits {
  if (observation.kind !== "finished") {
    throw new AdapterError("not-python", `asked who it is, it gave ${JSON.stringify(observation)}`);
  }
  try {
    return traitsSchema.parse(JSON.parse(observation.stdout));
  } catch (cause) {
    throw new AdapterError("not-python", `asked who it is, it said ${observation.stdout}`, { cause });
  }
}

class EmbeddedAdapter implements Adapter {
  readonly #interpreter: EmbeddedInterpreter;
  #host: HostProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #seq = 0;

  constructor(interpreter: EmbeddedInterpreter) {
    this.#interpreter = interpreter;
  }

  async describe(modules: readonly string[], signal: AbortSignal): Promise<Traits> {
    const limits = { ...defaultLimits, timeoutMs: startLimitMs, maxOutputBytes: 1024 ** 2, maxMemoryBytes: 1024 ** 3 };
    const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
    const code = describeProgram(this.#interpreter.describeWith(describeSource), modules);
    const { observation } = await this.run({ code, requires: [], run }, limits, signal);
    return parseTraits(observation);
  }

  run(program: Program, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    const what = this.#interpreter.cannotLaunch(program);
    if (what !== undefined) {
      return Promise.resolve({
        observation: { kind: "not-run", requirement: { kind: "launch", what } },
        durationMs: 0,
      });
    }
    const outcome = this.#queue.then(() => this.#runNow(program, limits, signal));
    this.#queue = outcome.catch(() => undefined);
    return outcome;
  }

  /** Starts a host and waits until it says that it is ready. */
  async start(signal: AbortSignal): Promise<HostProcess> {
    signal.throwIfAborted();
    const host = new HostProcess(this.#interpreter);
    this.#host = host;
    const problem = await new Promise<AdapterError | "aborted" | undefined>((resolve) => {
      const timer = setTimeout(() => {
        resolve(new AdapterError("hangs-at-start", `no sign of life after ${startLimitMs} ms`));
      }, startLimitMs);
      const abort = (): void => resolve("aborted");
      signal.addEventListener("abort", abort, { once: true });
      host.listen((message) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        resolve("kind" in message ? undefined : new AdapterError("exited-at-start", message.stderr.trim()));
      });
    });
    if (problem === undefined) return host;
    this.#host = undefined;
    await host.kill();
    signal.throwIfAborted();
    throw problem;
  }

  async #runNow(program: Program, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    const host = this.#host ?? (await this.start(signal));
    signal.throwIfAborted();
    const { outcome, ended } = await new Conversation(host, limits, signal).run(this.#seq++, {
      ...program.run,
      code: program.code,
      isolation: this.#interpreter.isolation === "process" ? "process" : program.run.isolation,
    });
    if (ended) {
      this.#host = undefined;
      await host.kill();
    }
    signal.throwIfAborted();
    return outcome;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    await host?.kill();
  }
}

/** One program on one host. */
class Conversation {
  readonly #output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  #started = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly host: HostProcess,
    private readonly limits: Limits,
    private readonly signal: AbortSignal,
  ) {}

  /** `ended`: this host can run no other program. */
  async run(seq: number, wishes: object): Promise<{ outcome: RunOutcome; ended: boolean }> {
    return await new Promise((resolve) => {
      const settle = (observation: Observation, durationMs: number, ended: boolean): void => {
        clearTimeout(this.#timer);
        this.signal.removeEventListener("abort", abort);
        this.host.listen(() => undefined);
        resolve({
          outcome: { observation, durationMs: Math.round(durationMs * decimalsOfDuration) / decimalsOfDuration },
          ended,
        });
      };
      const abort = (): void => settle({ kind: "harness-failed", reason: "stopped", stderr: "" }, 0, true);
      this.signal.addEventListener("abort", abort, { once: true });
      this.host.listen((message) => {
        if (!("kind" in message)) {
          settle(this.#observeEnd(message), performance.now() - this.#started, true);
        } else if ("seq" in message && message.seq === seq) {
          this.#receive(message, settle);
        }
      });
      this.#timer = setTimeout(() => {
        const reason = `the interpreter did not start within ${startLimitMs} ms`;
        settle({ kind: "harness-failed", reason, stderr: "" }, 0, true);
      }, startLimitMs);
      this.host.send({ kind: "run", seq, ...wishes, ...this.limits });
    });
  }

  #receive(message: HostMessage, settle: (observation: Observation, durationMs: number, ended: boolean) => void): void {
    if (message.kind === "started") {
      const limitMs = this.limits.timeoutMs;
      this.#started = performance.now();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        settle({ kind: "timed-out", limitMs, ...this.#texts() }, performance.now() - this.#started, true);
      }, limitMs);
    } else if (message.kind === "output") {
      this.#output[message.stream].push(message.bytes);
    } else if (message.kind === "ended") {
      settle(this.#observe(message.how), message.durationMs, message.last);
    }
  }

  #observe(how: HostEnding): Observation {
    const { maxMemoryBytes, maxOutputBytes } = this.limits;
    const limit = { "out-of-memory": maxMemoryBytes, "output-limit": maxOutputBytes }[how.kind];
    const output = this.#outputOf(how.kind);
    const parsed = observationSchema.safeParse({
      ...how,
      ...output,
      ...(limit === undefined ? {} : { limitBytes: limit }),
    });
    if (parsed.success) return parsed.data;
    return { kind: "harness-failed", reason: `the host said ${JSON.stringify(how)}`, stderr: this.#texts().stderr };
  }

  #outputOf(kind: string): object {
    if (kind === "not-run") return {};
    return kind === "harness-failed" ? { stderr: this.#texts().stderr } : this.#texts();
  }

  /** The host itself ended under the program. */
  #observeEnd(end: HostEnd): Observation {
    if (end.signal !== null) return { kind: "killed", signal: end.signal, ...this.#texts() };
    return { kind: "harness-failed", reason: `the host ended with status ${end.status}`, stderr: end.stderr };
  }

  #texts(): { stdout: string; stderr: string } {
    return {
      stdout: decodeSurrogateEscape(Buffer.concat(this.#output.stdout)),
      stderr: decodeSurrogateEscape(Buffer.concat(this.#output.stderr)),
    };
  }
}
