// The Web Worker of a page that runs one program: what host/main.js is to the adapter, this is to the page. It lies
// beside the other files as here, so that it imports them as they are; `pyodide/` holds those of the npm package.
import { execute, prepareInterpreter, startSettings } from "../host/execute.js";
import { planLaunch } from "../host/launch.js";
import { Memory } from "../host/memory.js";
import { Output } from "./output.js";

const pyodideFolder = new URL("../pyodide/", import.meta.url).href;

/** Bound before a program runs: it reaches everything of this worker through `js`. */
const post = postMessage.bind(globalThis);
const { now } = performance;
const clock = now.bind(performance);

const output = new Output(post, clock);
const memory = new Memory();
let starting;

addEventListener("message", async ({ data: message }) => {
  try {
    if (message.kind === "start") {
      starting = start(message);
      await starting;
      post({ kind: "hello" });
    } else if (message.kind === "run") {
      post(await run(await starting, message));
    }
  } catch (error) {
    post({ kind: "ended", how: { kind: "harness-failed", reason: String(error?.stack ?? error) }, durationMs: 0 });
  }
});

/** Servers that do not know `.wasm` give it as bytes of any kind, which would not be compiled while they come. */
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const { ok, status, url, body } = await source;
  if (!ok) throw new Error(`${url} cannot be loaded: status ${status}`);
  return instantiateStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }), imports);
};

async function start({ flags, env }) {
  const launch = planLaunch(flags, env);
  const [{ loadPyodide }, { default: createModule }, caseRunner] = await Promise.all([
    import(`${pyodideFolder}pyodide.js`),
    import(`${pyodideFolder}pyodide.asm.js`),
    fetch(new URL("../harness/case.py", import.meta.url)).then((response) => response.text()),
  ]);
  const pyodide = await loadPyodide({
    ...startSettings(launch.start),
    indexURL: pyodideFolder,
    packageBaseUrl: pyodideFolder,
    createPyodideModule: (settings) => createModule(guarded(settings)),
  });
  const { fatal_error } = pyodide._api;
  pyodide._api.fatal_error = (error) => {
    output.allToStderr();
    return fatal_error(error);
  };
  const runner = prepareInterpreter(pyodide, caseRunner, launch, (stream, bytes) => output.write(stream, bytes));
  return { pyodide, runner };
}

function guarded(settings) {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (imports, done) => {
    memory.guard(imports.env);
    return instantiateWasm(imports, done);
  };
  return settings;
}

async function run({ pyodide, runner }, { code, maxOutputBytes, maxMemoryBytes }) {
  memory.limit(maxMemoryBytes);
  post({ kind: "started" });
  output.begin(maxOutputBytes);
  const started = clock();
  const { how } = await execute(pyodide, runner, memory, code);
  const durationMs = clock() - started;
  output.flush();
  return { kind: "ended", how, durationMs };
}
