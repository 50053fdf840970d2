import type { Observation, Program } from "@pyconform/model";
import { type Adapter, defaultLimits, type Limits, type OpenOptions } from "@pyconform/runner";
import { pyodide } from "../pyodide.js";

const limits: Limits = {
  ...defaultLimits,
  timeoutMs: 20_000,
  maxOutputBytes: 1024 * 1024,
  maxMemoryBytes: 512 * 1024 ** 2,
};
const { signal } = new AbortController();

/** Pyodide as the tests use it. */
export interface TestedPyodide extends AsyncDisposable {
  readonly adapter: Adapter;
  observe(code: string, run?: Partial<Program["run"]>, more?: Partial<Limits>): Promise<Observation>;
  /** What a program prints; an error where it does not come to its end. */
  print(code: string, run?: Partial<Program["run"]>): Promise<string>;
}

/** Starts one. */
export async function openPyodide(isolation: OpenOptions["isolation"] = "fork"): Promise<TestedPyodide> {
  const adapter = await pyodide.open({ command: ["pyodide"], foundBy: "test" }, { isolation, signal });
  const observe: TestedPyodide["observe"] = async (code, run = {}, more = {}) => {
    const program = {
      code,
      requires: [],
      run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1, ...run },
    } as const;
    const { observation } = await adapter.run(program, { ...limits, ...more }, signal);
    return observation;
  };
  return {
    adapter,
    observe,
    async print(code, run) {
      const observation = await observe(code, run);
      if (observation.kind !== "finished") throw new Error(JSON.stringify(observation));
      return observation.stdout;
    },
    [Symbol.asyncDispose]: () => adapter[Symbol.asyncDispose](),
  };
}
