import { findPythons, type Implementation, openProcessAdapter, variantSuffix } from "@pyconform/runner";

/** RustPython. */
const rustpython: Implementation = {
  id: "rustpython",
  title: "RustPython",
  embedded: false,
  install: [{ tool: "cargo", command: "cargo install rustpython" }],
  find: (host) => findPythons(host, /^rustpython$/),
  recognizes: ({ facts }) => facts.implementation === "rustpython",
  interpreterId: (traits) =>
    `rustpython-${traits.facts.version}-py${traits.facts["language-version"]}${variantSuffix(traits, {})}`,
  open: openProcessAdapter,
};

export default rustpython;
