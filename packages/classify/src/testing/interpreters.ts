import type { Traits } from "@pyconform/model";
import { usualFacts } from "@pyconform/model/testing";

type Facts = Partial<Traits["facts"]>;

/** Traits of a CPython on a usual 64-bit Linux host, with some facts changed. */
export function traitsOf(facts: Facts = {}): Traits {
  return {
    facts: { ...usualFacts, ...facts },
    versionText: "made up",
    modules: [],
    features: [],
  };
}

function cpython(version: string, facts: Facts = {}): Traits {
  return traitsOf({ version, "language-version": version.split(".").slice(0, 2).join("."), ...facts });
}

const wasm: Facts = {
  "pointer-bits": 32,
  "c-long-bits": 32,
  platform: "emscripten",
  machine: "wasm32",
};

/** Made-up interpreters, of the kinds that there are, by a short name. */
export const interpreters = {
  "3.8": cpython("3.8.18"),
  "3.9": cpython("3.9.18"),
  "3.10": cpython("3.10.13"),
  "3.11": cpython("3.11.7"),
  "3.12": cpython("3.12.1"),
  "3.13": cpython("3.13.0"),
  "3.13.5": cpython("3.13.5"),
  "3.14": cpython("3.14.10"),
  "3.15": cpython("3.15.2"),
  "3.13t": cpython("3.13.5", { "free-threaded-build": true, gil: "off", allocator: "mimalloc" }),
  "3.13t-gil": cpython("3.13.5", { "free-threaded-build": true, gil: "on", allocator: "mimalloc" }),
  "3.14t": cpython("3.14.10", { "free-threaded-build": true, gil: "off", allocator: "mimalloc" }),
  "3.14-jit-off": cpython("3.14.10", { jit: "off" }),
  "3.15-jit-off": cpython("3.15.2", { jit: "off" }),
  "3.15-jit": cpython("3.15.2", { jit: "on" }),
  "3.15-utf8": cpython("3.15.2", { "utf8-mode": "on" }),
  "3.14-debug": cpython("3.14.10", { "debug-build": true }),
  "3.14-O": cpython("3.14.10", { optimize: 1 }),
  "3.14-malloc": cpython("3.14.10", { allocator: "malloc" }),
  "3.14-seed0": cpython("3.14.10", { "hash-seed": "0" }),
  s390x: cpython("3.13.5", { "byte-order": "big", machine: "s390x" }),
  i386: cpython("3.13.5", { "pointer-bits": 32, "c-long-bits": 32, machine: "i686" }),
  windows: cpython("3.13.5", { "c-long-bits": 32, platform: "win32", machine: "AMD64" }),
  pyodide: cpython("3.14.2", wasm),
  cython: cpython("3.14.10", { compiled: "cython-3.3.1" }),
  "pyodide-malloc": cpython("3.14.2", { ...wasm, allocator: "malloc" }),
  "webassembly-only": cpython("3.14.10", { platform: "webassembly" }),
  pypy: traitsOf({
    implementation: "pypy",
    version: "8.0.1",
    "language-version": "3.11",
    jit: "on",
    allocator: "unknown",
    compiled: "none",
  }),
  "pypy-nojit": traitsOf({
    implementation: "pypy",
    version: "8.0.1",
    "language-version": "3.11",
    allocator: "unknown",
    compiled: "none",
  }),
  micropython: traitsOf({
    implementation: "micropython",
    version: "1.26.0",
    "language-version": "3.4",
    gil: "none",
    "hash-seed": "none",
    allocator: "unknown",
    compiled: "none",
  }),
  "micropython-unix": traitsOf({
    implementation: "micropython",
    version: "1.27.0",
    "language-version": "3.4",
    "free-threaded-build": true,
    gil: "none",
    "hash-seed": "none",
    "utf8-mode": "on",
    allocator: "unknown",
    compiled: "none",
  }),
  "micropython-wasm": traitsOf({
    implementation: "micropython",
    version: "1.27.0",
    "language-version": "3.4",
    gil: "none",
    "hash-seed": "none",
    "utf8-mode": "on",
    allocator: "unknown",
    compiled: "none",
    ...wasm,
    platform: "webassembly",
  }),
} as const satisfies Record<string, Traits>;

/** Short name of a made-up interpreter. */
export type InterpreterName = keyof typeof interpreters;
