import { type Adapter, AdapterError } from "./adapter.js";
import type { UsableInterpreter } from "./discover.js";

/** Keeps adapters of one run open while they are of use, so that moving between interpreters does not start them anew. */
export class AdapterPool implements AsyncDisposable {
  readonly #idle = new Map<UsableInterpreter, Adapter[]>();
  readonly #all = new Set<Adapter>();

  constructor(
    private readonly isolation: "fork" | "process",
    private readonly signal: AbortSignal,
  ) {}

  /** An idle adapter or a new one. Starting is tried twice; then it rejects with an `AdapterError`. */
  async take(interpreter: UsableInterpreter): Promise<Adapter> {
    const idle = this.#idle.get(interpreter)?.pop();
    if (idle !== undefined) return idle;
    const adapter = await this.#open(interpreter).catch(() => {
      this.signal.throwIfAborted();
      return this.#open(interpreter);
    });
    this.#all.add(adapter);
    return adapter;
  }

  give(interpreter: UsableInterpreter, adapter: Adapter): void {
    const idle = this.#idle.get(interpreter);
    if (idle === undefined) this.#idle.set(interpreter, [adapter]);
    else idle.push(adapter);
  }

  /** Ends the idle adapters of an interpreter that has nothing more to do. */
  async drain(interpreter: UsableInterpreter): Promise<void> {
    const idle = this.#idle.get(interpreter)?.splice(0) ?? [];
    await Promise.all(idle.map((adapter) => this.#close(adapter)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#all].map((adapter) => this.#close(adapter)));
  }

  async #open(interpreter: UsableInterpreter): Promise<Adapter> {
    try {
      return await interpreter.open({ isolation: this.isolation, signal: this.signal });
    } catch (error) {
      if (error instanceof AdapterError) throw error;
      throw new AdapterError("adapter-failed", error instanceof Error ? error.message : String(error), {
        cause: error,
      });
    }
  }

  async #close(adapter: Adapter): Promise<void> {
    this.#all.delete(adapter);
    await adapter[Symbol.asyncDispose]();
  }
}
