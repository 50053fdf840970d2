import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Program, Traits } from "@pyconform/model";
import { type Candidate, type Host, type Implementation, openEmbeddedAdapter, variantSuffix } from "@pyconform/runner";
import { findOnPath } from "./find-on-path.js";
import { SpawnAdapter } from "./spawn-adapter.js";

/** What the embedded one's `command` says. */
const embedded = "micropython-webassembly";
/** Its hashes depend on nothing but the text, and ports to 32-bit machines are its home. */
const usual = { "hash-seed": "none", "pointer-bits": [32, 64] };
const npmPackage = "@micropython/micropython-webassembly-pyscript";
/** From where the Unix port imports, besides what is frozen into it. */
const moduleFolders = [join(homedir(), ".micropython", "lib"), "/usr/lib/micropython"];
const require = createRequire(import.meta.url);
/** MicroPython's own default, a megabyte or two, is made for microcontrollers. */
const heapBytes = 32 * 1024 ** 2;

/** MicroPython: the WebAssembly port from the npm package, and every `micropython` on PATH. */
export const micropython: Implementation = {
  id: "micropython",
  title: "MicroPython",
  embedded: false, // one of the two is, but it starts a command that a user names too
  install: [
    { tool: "npm", command: "pnpm install" },
    { tool: "apt", command: "sudo apt install micropython" },
    { tool: "brew", command: "brew install micropython" },
  ],
  find: async (host: Host): Promise<readonly Candidate[]> => [
    { command: [embedded], foundBy: `npm package ${npmPackage}` },
    ...(await findOnPath(host)),
  ],
  recognizes: (traits: Traits): boolean => traits.facts.implementation === "micropython",
  interpreterId: (traits: Traits): string =>
    `micropython-${traits.facts.version}-${portOf(traits)}${variantSuffix(traits, usual)}`,
  ingredients: ({ command: [file = ""] }) =>
    file === embedded
      ? { files: [process.execPath], trees: [], folders: [dirname(require.resolve(`${npmPackage}/micropython.mjs`))] }
      : { files: [file], trees: moduleFolders, folders: [] },
  open: async (candidate, { isolation, signal }) => {
    if (candidate.command[0] !== embedded) {
      return await SpawnAdapter.open(candidate, { describeSource, heapBytes }, signal);
    }
    return await openEmbeddedAdapter(
      {
        module: new URL("../host/main.mjs", import.meta.url),
        nodeFlags: [],
        options: { heapBytes },
        isolation,
        describeWith: () => describeSource,
        cannotLaunch,
      },
      signal,
    );
  },
};

const describeSource = readFileSync(new URL("../harness/describe.py", import.meta.url), "utf8");

/** The name of the port, as MicroPython's sources call it. */
function portOf(traits: Traits): string {
  const { platform } = traits.facts;
  return platform === "linux" || platform === "darwin" ? "unix" : String(platform);
}

function cannotLaunch({ run }: Program): string | undefined {
  const [flag] = run.flags;
  if (flag !== undefined) return `interpreter flag ${flag}`;
  const [name] = Object.keys(run.env);
  return name === undefined ? undefined : `environment variable ${name}`;
}
