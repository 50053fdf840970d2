// The child process of the adapter for the WebAssembly port: a new instance for every program.
import { readFileSync } from "node:fs";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import { Output, serve, Watch } from "@pyconform/runner/embedded-host";

const { heapBytes } = JSON.parse(process.argv[2]);
const harness = readFileSync(new URL("../harness/case.py", import.meta.url), "utf8");
const path = "/case/case.py";
const output = new Output();
const start = `exec(open("/harness.py").read(), {"source": open("${path}").read(), "path": "${path}", "main": globals(), "tell": tell})`;

let memory = { maxBytes: Number.POSITIVE_INFINITY, refused: false };

compileOnce();

async function run({ seq, code, maxMemoryBytes }, started) {
  const watch = new Watch();
  memory = { maxBytes: maxMemoryBytes, refused: false };
  const streams = { stdout: new Lines("stdout"), stderr: new Lines("stderr") };
  const python = await loadMicroPython({
    heapsize: Math.min(heapBytes, maxMemoryBytes),
    linebuffer: false,
    stdin: () => null,
    stdout: (byte) => streams.stdout.add(byte),
    stderr: (byte) => streams.stderr.add(byte),
  });
  // Finalizers of an older instance would free objects of this one.
  globalThis.pyProxyFinalizationRegistry = { register() {} };
  globalThis.proxy_js_ref[0] = watch.globals();
  const { FS } = python;
  FS.mkdir("/case");
  FS.writeFile(path, code);
  FS.writeFile("/harness.py", harness);
  FS.chdir("/case");
  started();
  watch.arm();
  const begin = performance.now();
  const how = execute(python);
  const durationMs = performance.now() - begin;
  watch.disarm();
  for (const stream of Object.values(streams)) stream.flush();
  return { seq, how, durationMs, leaving: watch.touched ? "JavaScript was used" : undefined };
}

function execute(python) {
  let told;
  python.globals.set("tell", (text) => {
    told = text;
  });
  try {
    python.runPython(start);
  } catch (error) {
    return failureOf(error);
  }
  if (told === undefined) return { kind: "finished" };
  const [type, bases, message] = told.split("\x1e");
  if (memory.refused && type === "MemoryError") return { kind: "out-of-memory" };
  return { kind: "raised", exception: { type, bases: bases.split("\n"), message } };
}

function failureOf(error) {
  if (error.name === "PythonError" && error.type === "SystemExit") return exited(error.message);
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    return { kind: "killed", signal: `trap: ${error.message}` };
  }
  return { kind: "harness-failed", reason: String(error?.stack ?? error) };
}

/** The status is the last line of the traceback: `SystemExit`, `SystemExit: 3`, `SystemExit: text`. */
function exited(traceback) {
  const [, code = "0"] = /SystemExit: ?(.*)\n*$/.exec(traceback) ?? [];
  const status =
    code === "" || code === "None" ? 0 : /^-?\d+$/.test(code) ? Number(BigInt.asUintN(8, BigInt(code))) : 1;
  return { kind: "exited", status };
}

/** Bytes come one by one; they are passed on by the line, so that what is there when the process is killed is not lost. */
class Lines {
  #name;
  #bytes = [];

  constructor(name) {
    this.#name = name;
  }

  add([byte]) {
    this.#bytes.push(byte);
    if (byte === 10 || this.#bytes.length >= 4096) this.flush();
  }

  flush() {
    output.write(this.#name, Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }
}

/** Every instance is of the same WebAssembly: it is compiled for the first. Its memory grows to the program's limit. */
function compileOnce() {
  const { instantiate, compile } = WebAssembly;
  let module;
  WebAssembly.instantiate = async (binary, imports) => {
    module ??= await compile(binary);
    const resize = imports.env.emscripten_resize_heap;
    const own = memory;
    imports.env.emscripten_resize_heap = (requested) => {
      if (requested >>> 0 <= own.maxBytes) return resize(requested);
      own.refused = true;
      return 0;
    };
    return { module, instance: await instantiate(module, imports) };
  };
}

await serve({}, output, run);
