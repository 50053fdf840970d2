import type { InterpreterResult, Traits } from "@pyconform/model";
import { usualFacts } from "@pyconform/model/testing";

function interpreter(
  id: string,
  implementation: string,
  version: string,
  languageVersion: string,
  facts: Partial<Traits["facts"]> = {},
): InterpreterResult {
  return {
    id,
    implementation,
    version,
    languageVersion,
    command: [`/usr/bin/${id}`],
    status: "used",
    traits: {
      facts: { ...usualFacts, version, "language-version": languageVersion, ...facts },
      versionText: `${languageVersion} (main, Jan  1 2026) [GCC 14]`,
      modules: ["bz2", "lzma", "zlib"],
      features: ["fork", "frames", "subprocess", "threads"],
    },
  };
}

/** Made-up interpreters of every kind, in the order of a run. */
export const sampleInterpreters: readonly InterpreterResult[] = [
  interpreter("cpython-3.15.2", "cpython", "3.15.2", "3.15", { jit: "off" }),
  interpreter("cpython-3.14.10", "cpython", "3.14.10", "3.14"),
  interpreter("cpython-3.13.0", "cpython", "3.13.0", "3.13"),
  interpreter("cpython-3.12.1", "cpython", "3.12.1", "3.12"),
  interpreter("cpython-3.11.7", "cpython", "3.11.7", "3.11"),
  interpreter("cpython-3.10.13", "cpython", "3.10.13", "3.10"),
  interpreter("cpython-3.9.18", "cpython", "3.9.18", "3.9"),
  interpreter("cpython-3.8.18", "cpython", "3.8.18", "3.8"),
  interpreter("cpython-3.13.15t", "cpython-freethreaded", "3.13.15", "3.13", {
    "free-threaded-build": true,
    gil: "off",
    allocator: "mimalloc",
    compiled: "none",
  }),
  interpreter("pypy-8.0.1-py3.11", "pypy", "8.0.1", "3.11", {
    implementation: "pypy",
    jit: "on",
    allocator: "unknown",
    compiled: "none",
  }),
  interpreter("pyodide-314.0.7", "pyodide", "3.14.2", "3.14", {
    "pointer-bits": 32,
    "c-long-bits": 32,
    platform: "emscripten",
    machine: "wasm32",
  }),
  interpreter("cpython-3.13.5-s390x", "cpython", "3.13.5", "3.13", { "byte-order": "big", machine: "s390x" }),
  interpreter("cpython-3.13.5-i386", "cpython", "3.13.5", "3.13", {
    "pointer-bits": 32,
    "c-long-bits": 32,
    machine: "i686",
  }),
  interpreter("micropython-1.26.0", "micropython", "1.26.0", "3.4", {
    implementation: "micropython",
    gil: "none",
    allocator: "unknown",
    compiled: "none",
  }),
  interpreter("cpython-3.14.10t", "cpython-freethreaded", "3.14.10", "3.14", {
    "free-threaded-build": true,
    gil: "off",
    allocator: "mimalloc",
  }),
];
