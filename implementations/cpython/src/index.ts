import { findPythons, type Implementation, openProcessAdapter } from "@pyconform/runner";

/** CPython with a GIL, run natively. */
const cpython: Implementation = {
  id: "cpython",
  title: "CPython",
  embedded: false,
  install: [
    { tool: "uv", command: "uv python install 3.14" },
    { tool: "apt", command: "sudo apt install python3" },
    { tool: "brew", command: "brew install python@3.14" },
    { tool: "winget", command: "winget install Python.Python.3.14" },
  ],
  find: (host) => findPythons(host, /^python(3(\.\d+)?)?$/),
  recognizes: ({ facts }) =>
    facts.implementation === "cpython" && facts["free-threaded-build"] === false && facts.platform !== "emscripten",
  interpreterId: ({ facts }) => `cpython-${facts.version}`,
  open: openProcessAdapter,
};

export default cpython;
