// The child process of the adapter: a new JavaScript context, with a Brython of its own, for every program.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { Output, serve } from "@pyconform/runner/embedded-host";

const folder = new URL(".", import.meta.resolve("brython/package.json"));
const read = (name) => readFileSync(new URL(name, folder), "utf8");
const brython = new vm.Script(read("brython.js"), { filename: "brython.js" });
const enter = new vm.Script(readFileSync(new URL("program.js", import.meta.url), "utf8"), { filename: "program.js" });
const site = new vm.Script(readFileSync(new URL("web-site.js", import.meta.url), "utf8"), { filename: "web-site.js" });
/** What is there to be fetched: the names of characters. */
const fetched = (name) => (name === "unicode.txt" ? read(name) : undefined);
// Brython brings its own where the engine has none (Node 20), but a wrong one.
const difference = new vm.Script(`Set.prototype.difference ??= function (other) {
  return new Set([...this].filter((each) => !other.has(each)));
}`);
const library = vm.runInNewContext(`${read("brython_stdlib.js")};scripts`, { __BRYTHON__: { update_VFS() {} } });
delete library.$timestamp;
/** What Brython made of modules of its library: most of the time of a program that imports some. Kept from run to run. */
const { cache } = JSON.parse(process.argv[2]);
const { version } = JSON.parse(read("package.json"));
const kept = cache === undefined ? undefined : join(cache, `library-${version}.json`);
const compiled = kept !== undefined && existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
const output = new Output();

function start() {
  const write = (stream) => (text) => output.write(stream, Buffer.from(text));
  const quiet = Object.fromEntries(["log", "info", "debug", "warn", "error"].map((name) => [name, () => {}]));
  const global = {
    addEventListener() {},
    console: { ...quiet, stdout: write("stdout"), stderr: write("stderr") },
    module: {},
    process: { release: { name: "node" }, argv: [], platform: process.platform, version: process.version },
    URL,
    Event,
    EventTarget,
    TextEncoder,
    TextDecoder,
    crypto,
    performance,
    setTimeout,
    clearTimeout,
  };
  global.self = global.global = global;
  vm.createContext(global);
  difference.runInContext(global);
  site.runInContext(global)(fetched);
  brython.runInContext(global);
  global.__BRYTHON__.use_VFS = true;
  global.__BRYTHON__.update_VFS({ ...library });
  Object.assign(global.__BRYTHON__.precompiled, compiled);
  return { $B: global.__BRYTHON__, execute: enter.runInContext(global) };
}

async function run({ seq, code }, started) {
  const { $B, execute } = start();
  started();
  const begin = performance.now();
  const how = await execute(code);
  const durationMs = performance.now() - begin;
  keep($B.precompiled);
  return { seq, how, durationMs };
}

function keep(precompiled) {
  const more = Object.keys(precompiled).filter((name) => name in library && !(name in compiled));
  if (more.length === 0) return;
  for (const name of more) compiled[name] = precompiled[name];
  if (kept === undefined) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(compiled));
  renameSync(`${kept}.${process.pid}`, kept);
}

await serve({}, output, run);
