import { findPythons, type Implementation, openProcessAdapter, variantSuffix } from "@pyconform/runner";

/** PyPy. */
const pypy: Implementation = {
  id: "pypy",
  title: "PyPy",
  embedded: false,
  install: [
    { tool: "uv", command: "uv python install pypy3.11" },
    { tool: "apt", command: "sudo apt install pypy3" },
    { tool: "brew", command: "brew install pypy3.11" },
    { tool: "pyenv", command: "pyenv install pypy3.11" },
  ],
  find: (host) => findPythons(host, /^pypy(3(\.\d+)?)?$/),
  recognizes: ({ facts }) => facts.implementation === "pypy",
  interpreterId: (traits) =>
    `pypy-${traits.facts.version}-py${traits.facts["language-version"]}${variantSuffix(traits, { jit: "on" })}`,
  open: openProcessAdapter,
};

export default pypy;
