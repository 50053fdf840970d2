import type { Program, Traits } from "@pyconform/model";
import type { HarnessMessage, HelloMessage, ResultMessage, RunMessage } from "@pyconform/protocol";
import {
  type Adapter,
  AdapterError,
  type Candidate,
  type Limits,
  type OpenOptions,
  type RunOutcome,
} from "./adapter.js";
import { askTraits } from "./ask-traits.js";
import { type ConnectionEnd, HarnessConnection } from "./harness-connection.js";

/** Programs that are sent ahead, so that the harness never waits for us. */
const sentAhead = 3;
/** How much longer than its limit a program may take, before the harness itself is taken for stuck. */
const graceMs = 5_000;
const stopped = "was stopped";

/** An {@link Adapter} over a process that also says who answered. */
export interface ProcessAdapter extends Adapter {
  readonly hello: HelloMessage;
  /** As `run`, of a program that was compiled before: `extension` is the file of the module that it became. */
  runCompiled(program: Program, extension: string, limits: Limits, signal: AbortSignal): Promise<RunOutcome>;
}

/** Starts the harness in whatever `candidate.command` runs, and speaks the protocol with it. Rejects with an `AdapterError`. */
export async function openProcessAdapter(candidate: Candidate, options: OpenOptions): Promise<ProcessAdapter> {
  const [connection, hello] = await HarnessConnection.open(candidate, options.signal);
  return new HarnessAdapter(candidate, options.isolation, connection, hello);
}

interface Job {
  readonly message: Omit<RunMessage, "seq" | "guarded">;
  readonly resolve: (outcome: RunOutcome) => void;
  readonly reject: (reason: unknown) => void;
  /** How often the harness ended while this ran. */
  deaths: number;
  /** Set while it is with the harness. */
  seq: number | undefined;
}

class HarnessAdapter implements ProcessAdapter {
  readonly #queue: Job[] = [];
  #connection: HarnessConnection | undefined;
  #opening = false;
  #failure: AdapterError | undefined;
  #disposed = false;
  #seq = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #watched: Job | undefined;
  readonly #stop = new AbortController();

  constructor(
    private readonly candidate: Candidate,
    private readonly isolation: "fork" | "process",
    connection: HarnessConnection,
    readonly hello: HelloMessage,
  ) {
    this.#attach(connection);
  }

  describe(modules: readonly string[], signal: AbortSignal): Promise<Traits> {
    return askTraits(this, this.candidate, modules, signal);
  }

  run(program: Program, limits: Limits, signal: AbortSignal, imports: readonly string[] = []): Promise<RunOutcome> {
    return this.#enqueue(this.#messageFor(program, null, limits, imports), signal);
  }

  runCompiled(program: Program, extension: string, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    return this.#enqueue(this.#messageFor(program, extension, limits, []), signal);
  }

  #enqueue(message: Job["message"], signal: AbortSignal): Promise<RunOutcome> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.#disposed) return Promise.reject(new Error("the adapter is disposed"));
    return new Promise((resolve, reject) => {
      const stop = () => {
        if (job.seq !== undefined) this.#connection?.fail(stopped); // its other programs are sent again
        this.#remove(job);
        reject(signal.reason);
      };
      const job: Job = {
        message,
        resolve: (outcome) => {
          signal.removeEventListener("abort", stop);
          resolve(outcome);
        },
        reject: (reason) => {
          signal.removeEventListener("abort", stop);
          reject(reason);
        },
        deaths: 0,
        seq: undefined,
      };
      signal.addEventListener("abort", stop, { once: true });
      this.#queue.push(job);
      this.#feed();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#stop.abort(new Error("the adapter is disposed"));
    clearTimeout(this.#watchdog);
    const jobs = this.#queue.splice(0);
    await this.#connection?.close();
    for (const job of jobs) job.reject(new Error("the adapter is disposed"));
  }

  #messageFor(program: Program, extension: string | null, limits: Limits, imports: readonly string[]): Job["message"] {
    const { flags, env, isolation } = program.run;
    const fresh =
      this.isolation === "process" || isolation === "process" || flags.length > 0 || Object.keys(env).length > 0;
    return {
      kind: "run",
      code: program.code,
      extension,
      isolation: fresh ? "process" : "fork",
      imports: fresh || !this.hello.isolations.includes("fork") ? [] : [...imports],
      flags: [...flags],
      env: { ...env },
      timeoutMs: limits.timeoutMs,
      maxOutputBytes: limits.maxOutputBytes,
      maxMemoryBytes: limits.maxMemoryBytes,
      maxProcesses: limits.maxProcesses,
      maxFileBytes: limits.maxFileBytes,
    };
  }

  #attach(connection: HarnessConnection): void {
    this.#connection = connection;
    connection.onMessage = (message) => this.#receive(connection, message);
    void connection.ended.then((end) => this.#afterEnd(connection, end));
  }

  /** Keeps some programs with the harness, starting it where there is none. */
  #feed(): void {
    if (this.#disposed || this.#queue.length === 0) return;
    if (this.#failure !== undefined) this.#failAll(this.#failure);
    else if (this.#connection === undefined) void this.#reopen();
    else this.#sendAhead(this.#connection);
  }

  #sendAhead(connection: HarnessConnection): void {
    for (const job of this.#queue.slice(0, sentAhead)) {
      const alone = job.deaths > 0; // one that killed the harness before
      if (alone && job !== this.#queue[0]) break;
      if (job.seq === undefined) {
        job.seq = this.#seq++;
        const imports = alone ? [] : job.message.imports;
        connection.send({ ...job.message, imports, seq: job.seq, guarded: alone });
      }
      if (alone) break;
    }
    this.#watch();
  }

  #watch(): void {
    const [head] = this.#queue;
    if (head === this.#watched) return;
    clearTimeout(this.#watchdog);
    this.#watched = head;
    if (head === undefined) return;
    const patience = head.message.timeoutMs + graceMs * (this.candidate.timeoutScale ?? 1);
    this.#watchdog = setTimeout(
      () => this.#connection?.fail(`gave no answer for ${Math.round(patience)} ms`),
      patience,
    );
  }

  #receive(connection: HarnessConnection, message: HarnessMessage): void {
    if (connection !== this.#connection) return;
    const [head] = this.#queue;
    const due = head?.seq;
    if (message.kind !== "result") connection.fail(`sent ${message.kind} where a result was due`);
    else if (head === undefined || due === undefined) connection.fail(`sent result ${message.seq} when none was due`);
    else if (message.seq !== due) connection.fail(`sent result ${message.seq} where ${due} was due`);
    else this.#settle(head, message);
  }

  #settle(head: Job, message: ResultMessage): void {
    this.#queue.shift();
    head.resolve(toOutcome(message));
    this.#feed();
  }

  async #afterEnd(connection: HarnessConnection, end: ConnectionEnd): Promise<void> {
    if (connection !== this.#connection) return;
    clearTimeout(this.#watchdog);
    this.#watched = undefined;
    if (!this.#disposed) await connection.kill(); // and what it could not end itself
    this.#connection = undefined;
    const [head] = this.#queue;
    if (head?.seq !== undefined && end.reason !== stopped && !end.asksForReplacement) {
      head.deaths += 1;
      if (head.deaths > 1) {
        this.#queue.shift();
        head.resolve(failed(`the harness ${end.reason} while the program ran, twice`, end.stderr));
      }
    }
    for (const job of this.#queue) {
      job.seq = undefined;
    }
    this.#feed();
  }

  async #reopen(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    try {
      const [connection] = await HarnessConnection.open(this.candidate, this.#stop.signal);
      if (this.#disposed) await connection.close();
      else this.#attach(connection);
    } catch (error) {
      if (!this.#disposed) this.#failure = error instanceof AdapterError ? error : undefined;
      if (!this.#disposed && this.#failure === undefined) throw error;
    } finally {
      this.#opening = false;
    }
    this.#feed();
  }

  #failAll(failure: AdapterError): void {
    for (const job of this.#queue.splice(0)) {
      job.resolve(failed(`the interpreter could not be started again: ${failure.message}`, ""));
    }
  }

  #remove(job: Job): void {
    const index = this.#queue.indexOf(job);
    if (index >= 0) this.#queue.splice(index, 1);
  }
}

function toOutcome(message: ResultMessage): RunOutcome {
  return { observation: message.observation, durationMs: message.durationMs };
}

function failed(reason: string, stderr: string): RunOutcome {
  return { observation: { kind: "harness-failed", reason, stderr }, durationMs: 0 };
}
