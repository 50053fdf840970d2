// Loads Pyodide: from a snapshot where there is one, otherwise from nothing, which makes one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { loadPyodide, version } from "pyodide";
import { startSettings } from "./execute.js";
import { Memory } from "./memory.js";

const folder = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const lock = readFileSync(join(folder, "pyodide-lock.json"), "utf8");
const { default: createModule } = await import(join(folder, "pyodide.asm.mjs"));

let compiled;

/**
 * Starts an interpreter with `args` and `env`. Touching anything of JavaScript's from Python marks the watch.
 */
export async function startEngine({ args, env }, seed, snapshots, watch) {
  const key = { version, args, env, seed };
  const snapshot = snapshots?.load(key);
  if (snapshot !== undefined) {
    try {
      return await start({ args, env, snapshot, watch });
    } catch {
      // A snapshot of another build: start from nothing.
    }
  }
  if (snapshots === undefined) return start({ args, env, watch });
  const cold = await start({ args, env, makeSnapshot: true });
  snapshots.save(key, cold.pyodide.makeMemorySnapshot());
  const saved = snapshots.load(key);
  return start({ args, env, snapshot: saved, watch });
}

async function start({ args, env, snapshot, makeSnapshot = false, watch }) {
  const memory = new Memory();
  const pyodide = await loadPyodide({
    ...startSettings({ args, env }),
    lockFileContents: lock,
    createPyodideModule: (settings) => createModule(instantiatedOnce(settings, memory)),
    ...(watch === undefined ? {} : { jsglobals: watch.globals() }),
    ...(makeSnapshot ? { _makeSnapshot: true } : {}),
    ...(snapshot === undefined ? {} : { _loadSnapshot: snapshot }),
  });
  return { pyodide, memory };
}

/** Compiles the WebAssembly once for all instances of this process, and puts itself between it and its imports. */
function instantiatedOnce(settings, memory) {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (imports, done) => {
    memory.guard(imports.env);
    const { instantiate } = WebAssembly;
    // Pyodide's own function adds imports and then calls this one, once.
    WebAssembly.instantiate = async (binary, all) => {
      WebAssembly.instantiate = instantiate;
      compiled ??= await WebAssembly.compile(await binary);
      return { instance: await instantiate(compiled, all), module: compiled };
    };
    return instantiateWasm(imports, done);
  };
  return settings;
}
