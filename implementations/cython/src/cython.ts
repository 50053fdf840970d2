import type { Traits } from "@pyconform/model";
import type { Implementation } from "@pyconform/runner";
import { CythonAdapter } from "./cython-adapter.js";
import { findCythons } from "./find-cythons.js";

/** Cython: a program is compiled to an extension module, which the CPython that it was compiled for runs as its main module. */
export const cython: Implementation = {
  id: "cython",
  title: "Cython",
  embedded: false,
  compiles: true,
  install: [
    { tool: "pip", command: "pip install cython" },
    { tool: "uv", command: "uv pip install cython" },
    { tool: "apt", command: "sudo apt install cython3 gcc python3-dev" },
  ],
  find: findCythons,
  recognizes: ({ facts }: Traits): boolean => String(facts.compiled).startsWith("cython-"),
  interpreterId: ({ facts }: Traits): string =>
    `${facts.compiled}-py${facts["language-version"]}${facts["free-threaded-build"] === true ? "t" : ""}`,
  open: (candidate, options) => CythonAdapter.open(candidate, options),
};
