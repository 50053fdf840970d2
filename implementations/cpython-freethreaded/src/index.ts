import { findPythons, type Implementation, openProcessAdapter, variantSuffix } from "@pyconform/runner";

/** Where one differs from this, its name in results says so. */
const usual = { gil: "off", jit: ["none", "off"], allocator: "mimalloc" };

/** CPython built with `Py_GIL_DISABLED`, whether its GIL is on now or not. */
const freeThreadedCPython: Implementation = {
  id: "cpython-freethreaded",
  title: "Free-threaded CPython",
  embedded: false,
  install: [
    { tool: "uv", command: "uv python install 3.14t" },
    { tool: "brew", command: "brew install python-freethreading" },
    { tool: "pyenv", command: "pyenv install 3.14t" },
  ],
  find: (host) => findPythons(host, /^python3?(\.\d+)?t?$/), // some installers name it plainly `python3`
  recognizes: ({ facts }) =>
    facts.implementation === "cpython" &&
    facts["free-threaded-build"] === true &&
    facts.platform !== "emscripten" &&
    facts.compiled === "none",
  interpreterId: (traits) => `cpython-${traits.facts.version}t${variantSuffix(traits, usual)}`,
  open: openProcessAdapter,
};

export default freeThreadedCPython;
