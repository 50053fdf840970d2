import { findPythons, type Implementation, openProcessAdapter, variantSuffix } from "@pyconform/runner";

/** Where one differs from this, its name in results says so. */
const usual = { jit: ["none", "off"], allocator: "pymalloc" };

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
    facts.implementation === "cpython" &&
    facts["free-threaded-build"] === false &&
    facts.platform !== "emscripten" &&
    facts.compiled === "none",
  interpreterId: (traits) => `cpython-${traits.facts.version}${variantSuffix(traits, usual)}`,
  open: openProcessAdapter,
};

export default cpython;
