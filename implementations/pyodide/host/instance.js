// One interpreter, brought back to a clean state after each program.
import { readFileSync } from "node:fs";
import { Watch } from "@pyconform/runner/embedded-host";
import { startEngine } from "./engine.js";
import { execute, prepareInterpreter, program } from "./execute.js";
import { recordFiles } from "./files.js";

const caseRunner = readFileSync(new URL("../harness/case.py", import.meta.url), "utf8");

export class Instance {
  #pyodide;
  #memory;
  #watch;
  #runner;
  #putBack;
  #generation = { stale: false };

  /** Starts an interpreter and takes its image. */
  static async start(launch, seed, snapshots, output) {
    const watch = new Watch();
    const instance = new Instance();
    const { pyodide, memory } = await startEngine(launch.start, seed, snapshots, watch);
    instance.#pyodide = pyodide;
    instance.#memory = memory;
    instance.#watch = watch;
    instance.#prepare(launch, output);
    return instance;
  }

  get version() {
    return this.#pyodide.version;
  }

  #prepare(launch, output) {
    const { _module: module, _api: api } = this.#pyodide;
    // Finalizers would run in a memory that has been written back since.
    module.finalizationRegistry = { register() {}, unregister() {} };
    const { fatal_error } = api;
    api.fatal_error = (error) => {
      output.allToStderr();
      return fatal_error(error);
    };
    this.#watchReferences(module, api);
    this.#runner = prepareInterpreter(this.#pyodide, caseRunner, launch, (stream, bytes) =>
      output.write(stream, bytes),
    );
    const putBackMemory = this.#memory.record(module);
    const putBackFiles = recordFiles(module);
    this.#putBack = () => putBackMemory() ?? putBackFiles();
    // The first program pays for what is made lazily; the image stays as it was taken.
    this.#runner("pass", program, true);
    this.#putBack();
  }

  /** The objects through which Python reaches JavaScript, by their place in the table of references. */
  #watchReferences(module, api) {
    const schedule = module.__hiwire_get(4);
    module.__hiwire_set(2, this.#watch.over(this.#pyodide));
    module.__hiwire_set(3, this.#watch.over(api, ["config", "scheduleCallback"]));
    module.__hiwire_set(4, (callback, delay) => {
      const generation = this.#generation;
      schedule(() => generation.stale || callback(), delay);
    });
    module.__hiwire_set(5, module.__hiwire_get(3));
    for (let index = 7; ; index += 1) {
      let value;
      try {
        value = module.__hiwire_get(index);
      } catch {
        break;
      }
      if (typeof value === "function") module.__hiwire_set(index, this.#watch.over(value));
    }
  }

  /** Runs a program. How it ended, and why this process or this instance can run no other, if so. */
  async run(code, limits) {
    this.#memory.limit(limits.maxMemoryBytes);
    this.#watch.arm();
    const started = performance.now();
    const ending = await execute(this.#pyodide, this.#runner, this.#memory, code);
    const durationMs = performance.now() - started;
    this.#watch.disarm();
    this.#memory.limit(Number.POSITIVE_INFINITY);
    this.#generation.stale = true;
    this.#generation = { stale: false };
    return { ...ending, durationMs, ...this.#clean(ending.dead) };
  }

  #clean(dead) {
    if (this.#watch.touched) return { leaving: "JavaScript was used" };
    if (dead !== undefined) return { replace: dead };
    const problem = this.#putBack();
    return problem === undefined ? {} : { replace: problem };
  }
}
