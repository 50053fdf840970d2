import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserInterpreter } from "@pyconform/runner";

const require = createRequire(import.meta.url);

const own = [
  "browser/worker.mjs",
  "browser/output.mjs",
  "host/execute.mjs",
  "host/launch.mjs",
  "host/memory.mjs",
  "harness/case.py",
];
const ofPackage = [
  "pyodide.mjs",
  "pyodide.asm.mjs",
  "pyodide.asm.wasm",
  "python_stdlib.zip",
  "pyodide-lock.json",
] as const;

/** Pyodide as a page can run it: the files of this package and of the npm package `pyodide`, as they lie there. */
export function pyodideInBrowser(): BrowserInterpreter {
  const folder = dirname(require.resolve("pyodide/package.json"));
  const { version } = require("pyodide/package.json") as { version: string };
  return {
    interpreter: `pyodide-${version}`,
    worker: "browser/worker.mjs",
    files: new Map([
      ...own.map((path) => [path, fileURLToPath(new URL(`../${path}`, import.meta.url))] as const),
      ...ofPackage.map((name) => [`pyodide/${name}`, join(folder, name)] as const),
    ]),
  };
}
