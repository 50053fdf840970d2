/** What tests of several packages make up their interpreters of; no other code has a use for it. */
import type { Traits } from "./traits.js";

/** What a released CPython 3.13 on a usual 64-bit Linux host says of itself. */
export const usualFacts: Traits["facts"] = {
  implementation: "cpython",
  version: "3.13.0",
  "language-version": "3.13",
  "free-threaded-build": false,
  gil: "on",
  jit: "none",
  "debug-build": false,
  optimize: 0,
  allocator: "pymalloc",
  compiled: "none",
  "byte-order": "little",
  "pointer-bits": 64,
  "c-long-bits": 64,
  platform: "linux",
  machine: "x86_64",
  "hash-seed": "random",
  "utf8-mode": "off",
};

/** What such an interpreter says of itself, but for `facts`; it has no module and no feature. */
export function usualTraits(facts: Partial<Traits["facts"]> = {}): Traits {
  return { facts: { ...usualFacts, ...facts }, versionText: "", modules: [], features: [] };
}
