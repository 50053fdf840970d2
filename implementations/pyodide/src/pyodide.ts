import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Traits } from "@pyconform/model";
import { type Candidate, type Host, type Implementation, openEmbeddedAdapter } from "@pyconform/runner";
import { pyodideInBrowser } from "./in-browser.js";
import { nodeFlags } from "./node-flags.js";

const require = createRequire(import.meta.url);

/** Its facts are those of the CPython inside; the text of its version says besides which Pyodide it is. */
const sayPyodide = "import pyodide, sys; sys.version += '; Pyodide ' + pyodide.__version__\n";

/** Pyodide: CPython compiled to WebAssembly, from the npm package, in a child Node process. */
export const pyodide: Implementation = {
  id: "pyodide",
  title: "Pyodide",
  embedded: true,
  install: [{ tool: "npm", command: "pnpm install" }],
  find: async (_host: Host): Promise<readonly Candidate[]> => [
    { command: ["pyodide"], foundBy: "npm package pyodide" },
  ],
  recognizes: (traits: Traits): boolean =>
    traits.facts.implementation === "cpython" && traits.facts.platform === "emscripten",
  interpreterId: (traits: Traits): string => `pyodide-${/Pyodide (\S+)/.exec(traits.versionText)?.[1]}`,
  // Its own files are in the project, and count with the harness.
  ingredients: () => ({ files: [process.execPath], trees: [], folders: [dirname(require.resolve("pyodide"))] }),
  inBrowser: pyodideInBrowser,
  open: (_candidate, { isolation, signal }) =>
    openEmbeddedAdapter(
      {
        module: new URL("../host/main.js", import.meta.url),
        nodeFlags: nodeFlags(process.version),
        options: { cache: cacheFolder(process.env), isolation },
        isolation,
        describeWith: (standard) => `${sayPyodide}${standard}`,
        cannotLaunch: () => undefined,
      },
      signal,
    ),
};

function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  const base = env["XDG_CACHE_HOME"] || (env["HOME"] && join(env["HOME"], ".cache")) || env["LOCALAPPDATA"];
  return base ? join(base, "pyconform", "pyodide") : undefined;
}
