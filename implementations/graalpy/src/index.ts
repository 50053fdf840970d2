import { findPythons, type Implementation, openProcessAdapter, variantSuffix } from "@pyconform/runner";

/** GraalPy. One that runs on a JVM comes with `tools/interpreters/setup graalpy`: see README.md for how its programs run. */
const graalpy: Implementation = {
  id: "graalpy",
  title: "GraalPy",
  embedded: false,
  install: [
    { tool: "uv", command: "uv python install graalpy" },
    { tool: "pyenv", command: "pyenv install graalpy-25.0.1" },
    { tool: "mise", command: "mise use -g python@graalpy-25.0.1" },
  ],
  find: (host) => findPythons(host, /^graalpy(\d+(\.\d+)*)?$/),
  recognizes: ({ facts }) => facts.implementation === "graalpy",
  interpreterId: (traits) =>
    `graalpy-${traits.facts.version}-py${traits.facts["language-version"]}${variantSuffix(traits, {})}`,
  open: openProcessAdapter,
};

export default graalpy;
