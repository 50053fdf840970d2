import { findPythons, type Implementation, openProcessAdapter } from "@pyconform/runner";

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
  interpreterId: ({ facts }) => `pypy-${facts.version}-py${facts["language-version"]}`,
  open: openProcessAdapter,
};

export default pypy;
