// One interpreter, brought back to a clean state after each program.
import { readFileSync } from "node:fs";
import { Watch } from "@pyconform/runner/embedded-host";
import { startEngine } from "./engine.mjs";
import { recordFiles } from "./files.mjs";

const caseRunner = readFileSync(new URL("../harness/case.py", import.meta.url), "utf8");
const folder = "/case";
const program = `${folder}/case.py`;
const separator = "\x1e";

/** What shows only when an interpreter ends: objects with finalizers, suspended generators, weak references. */
const showsAtExit =
  /__del__|weakref|finaliz|yield|async|await|ResourceWarning|unraisable|gc\.callbacks|set_debug|audithook|settrace|setprofile|monitoring/;
const needsStackSwitching = /\basyncio\b|\brun_sync\b/;

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
    this.#pyodide.setStdin({ stdin: () => undefined, isatty: false });
    this.#pyodide.setStdout(streamTo(output, "stdout"));
    this.#pyodide.setStderr(streamTo(output, "stderr"));
    // Finalizers would run in a memory that has been written back since.
    module.finalizationRegistry = { register() {}, unregister() {} };
    const { fatal_error } = api;
    api.fatal_error = (error) => {
      output.allToStderr();
      return fatal_error(error);
    };
    this.#watchReferences(module, api);
    module.FS.mkdirTree(folder);
    module.FS.chdir(folder);
    const namespace = this.#pyodide.toPy({ __name__: "pyconform_case" });
    this.#pyodide.runPython(caseRunner, { globals: namespace, filename: "<harness>" });
    const { flags, warnings, env } = launch;
    namespace.get("prepare")(program, ...[flags, warnings, env].map((list) => this.#pyodide.toPy(list)));
    this.#runner = namespace.get("run");
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
    const { _module: module } = this.#pyodide;
    module.FS.writeFile(program, Buffer.from(code, "utf8"));
    const finalizes = showsAtExit.test(code);
    this.#memory.limit(limits.maxMemoryBytes);
    this.#watch.arm();
    const started = performance.now();
    const ending = await this.#execute(code, finalizes);
    const durationMs = performance.now() - started;
    this.#watch.disarm();
    this.#memory.limit(Number.POSITIVE_INFINITY);
    this.#generation.stale = true;
    this.#generation = { stale: false };
    return { ...ending, durationMs, ...this.#clean(ending.dead) };
  }

  async #execute(code, finalizes) {
    const { _module: module } = this.#pyodide;
    try {
      const answer =
        needsStackSwitching.test(code) && (module.oldJspiSupported || module.newJspiSupported)
          ? await this.#runner.callPromising(code, program, !finalizes)
          : this.#runner(code, program, !finalizes);
      const how = endingOf(answer, this.#memory.refused);
      if (finalizes && module._Py_FinalizeEx() < 0) return { how: { kind: "exited", status: 120 } };
      return { how };
    } catch (error) {
      return { how: failureOf(error, this.#memory.aborted), dead: `the interpreter ended: ${error}` };
    }
  }

  #clean(dead) {
    if (this.#watch.touched) return { leaving: "JavaScript was used" };
    if (dead !== undefined) return { replace: dead };
    const problem = this.#putBack();
    return problem === undefined ? {} : { replace: problem };
  }
}

function streamTo(output, name) {
  return {
    isatty: false,
    write: (bytes) => {
      output.write(name, bytes);
      return bytes.length;
    },
  };
}

function endingOf(answer, memoryRefused) {
  const [kind, first, bases, message] = answer.split(separator);
  if (kind === "exited") return { kind, status: Number(first) };
  if (kind === "raised") {
    if (memoryRefused && first === "MemoryError") return { kind: "out-of-memory" };
    return { kind, exception: { type: first, bases: bases.split("\n"), message } };
  }
  return { kind: "finished" };
}

/** An exit status comes as an exception through the WebAssembly, a trap as another. */
function failureOf(error, aborted) {
  if (typeof error?.status === "number") return { kind: "exited", status: error.status };
  const text = String(error?.message ?? error);
  if (aborted) return { kind: "killed", signal: "SIGABRT" };
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    return { kind: "killed", signal: `trap: ${text}` };
  }
  return { kind: "harness-failed", reason: String(error?.stack ?? error) };
}
