import { join } from "node:path";
import type { Program } from "@pyconform/model";
import { type Implementation, openEmbeddedAdapter } from "@pyconform/runner";

/** Brython: Python compiled to JavaScript, from the npm package, in a child Node process. */
const brython: Implementation = {
  id: "brython",
  title: "Brython",
  embedded: true,
  install: [{ tool: "npm", command: "PYCONFORM_BRYTHON=1 pnpm conform --implementation brython" }],
  // Not in a plain run: it would double its time. See the README.
  find: async ({ env }) =>
    env["PYCONFORM_BRYTHON"] === "1" ? [{ command: ["brython"], foundBy: "npm package brython" }] : [],
  recognizes: ({ facts }) => facts.implementation === "brython",
  interpreterId: ({ facts }) => `brython-${facts.version}`,
  open: (_candidate, { isolation, signal }) =>
    openEmbeddedAdapter(
      {
        module: new URL("../host/main.mjs", import.meta.url),
        nodeFlags: [],
        options: { cache: cacheFolder(process.env) },
        isolation,
        describeWith: (standard) => `${namedAsItIs}${standard}`,
        cannotLaunch,
      },
      signal,
    ),
};

export default brython;

/** What describe.py needs to be told: a name in lower case, a version that can be sliced, hashes that no seed changes. */
const namedAsItIs = `import os, sys
sys.implementation.name = sys.implementation.name.lower()
sys.version_info = sys.version_info[0], sys.version_info[1]
os.environ["PYTHONHASHSEED"] = "0"
`;

function cannotLaunch({ run }: Program): string | undefined {
  const [flag] = run.flags;
  if (flag !== undefined) return `interpreter flag ${flag}`;
  const [name] = Object.keys(run.env);
  return name === undefined ? undefined : `environment variable ${name}`;
}

function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  const base = env["XDG_CACHE_HOME"] || (env["HOME"] && join(env["HOME"], ".cache")) || env["LOCALAPPDATA"];
  return base ? join(base, "pyconform", "brython") : undefined;
}
