import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserInterpreter } from "@pyconform/runner";

const require = createRequire(import.meta.url);

const own = [
  "browser/worker.js",
  "browser/output.js",
  "host/execute.js",
  "host/image.js",
  "host/launch.js",
  "host/memory.js",
  "harness/case.py",
];
const ofPackage = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

/**
 * Pyodide as a page can run it: the files of this package and of the npm package `pyodide`, as they lie there. Modules
 * are called `.js`: many web servers, among them nginx, do not say of `.mjs` that it is a script, and then it is none.
 */
export function pyodideInBrowser(): BrowserInterpreter {
  const folder = dirname(require.resolve("pyodide/package.json"));
  const { version } = require("pyodide/package.json") as { version: string };
  return {
    interpreter: `pyodide-${version}`,
    worker: "browser/worker.js",
    files: new Map([
      ...own.map((path) => [path, fileURLToPath(new URL(`../${path}`, import.meta.url))] as const),
      ...ofPackage.map((name) => [`pyodide/${name.replace(/mjs$/u, "js")}`, join(folder, name)] as const),
    ]),
  };
}
