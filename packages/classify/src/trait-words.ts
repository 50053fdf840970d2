import type { TraitName } from "@pyconform/model";

/** How a sentence names a trait: `it depends on the byte order`. */
export const traitTitles = {
  implementation: "implementation",
  version: "version of the implementation",
  "language-version": "version",
  "free-threaded-build": "free-threaded build",
  gil: "state of the GIL",
  jit: "JIT",
  "debug-build": "debug build",
  optimize: "optimization flag",
  allocator: "allocator",
  compiled: "compilation",
  "byte-order": "byte order",
  "pointer-bits": "pointer width",
  "c-long-bits": "width of the C long",
  platform: "operating system",
  machine: "machine",
  "hash-seed": "hash seed",
  "utf8-mode": "UTF-8 mode",
} as const satisfies Record<TraitName, string>;

const implementationTitles: Readonly<Record<string, string>> = {
  cpython: "CPython",
  pypy: "PyPy",
  brython: "Brython",
  micropython: "MicroPython",
  graalpy: "GraalPy",
  rustpython: "RustPython",
  ironpython: "IronPython",
  jython: "Jython",
};

/** An implementation as people write it. */
export function implementationTitle(name: string): string {
  return implementationTitles[name] ?? name;
}

/** Interpreters with a value, in the plural: `free-threaded builds`. */
export function withValue(trait: TraitName, value: string): string {
  switch (trait) {
    case "implementation":
      return implementationTitle(value);
    case "free-threaded-build":
      return value === "true" ? "free-threaded builds" : "builds that are not free-threaded";
    case "debug-build":
      return value === "true" ? "debug builds" : "release builds";
    case "gil":
      return value === "none" ? "interpreters without a GIL" : `interpreters with the GIL ${value}`;
    case "jit":
      return value === "none" ? "interpreters without a JIT" : `interpreters with the JIT ${value}`;
    case "allocator":
      return `builds with ${value}`;
    case "compiled":
      return value === "none" ? "interpreters that run the source" : `programs ${qualifier(trait, value)}`;
    case "byte-order":
    case "pointer-bits":
    case "machine":
      return `${qualifier(trait, value)} hosts`;
    case "c-long-bits":
      return `hosts with a ${value}-bit C long`;
    case "platform":
      // MicroPython's WebAssembly and that of Emscripten are two systems.
      return value === "emscripten" ? "WebAssembly (Emscripten) hosts" : `${systemTitle(value)} hosts`;
    default:
      return `interpreters with ${qualifier(trait, value)}`;
  }
}

/** A value in a few words, to stand in parentheses after an implementation: `CPython (free-threaded)`. */
export function qualifier(trait: TraitName, value: string): string {
  switch (trait) {
    case "free-threaded-build":
      return value === "true" ? "free-threaded" : "not free-threaded";
    case "debug-build":
      return value === "true" ? "debug build" : "release build";
    case "gil":
      return value === "none" ? "no GIL" : `GIL ${value}`;
    case "jit":
      return value === "none" ? "no JIT" : `JIT ${value}`;
    case "byte-order":
      return `${value}-endian`;
    case "pointer-bits":
      return `${value}-bit`;
    case "c-long-bits":
      return `${value}-bit C long`;
    case "compiled":
      return value === "none" ? "not compiled" : `compiled by ${compilerTitle(value)}`;
    case "platform":
      return systemTitle(value);
    case "machine":
    case "allocator":
    case "implementation":
      return value;
    default:
      return `${traitTitles[trait]} ${value}`;
  }
}

/** One interpreter with a value: `a 32-bit interpreter`. */
export function oneWith(trait: TraitName, value: string): string {
  switch (trait) {
    case "implementation":
      return `a ${implementationTitle(value)}`;
    case "language-version":
      return `a Python ${value}`;
    case "free-threaded-build":
      return value === "true" ? "a free-threaded build" : "a build that is not free-threaded";
    case "compiled":
      return `an interpreter whose programs are ${qualifier(trait, value)}`;
    case "byte-order":
    case "pointer-bits":
      return `a ${qualifier(trait, value)} interpreter`;
    case "platform":
    case "machine":
      return `an interpreter on ${qualifier(trait, value)}`;
    case "c-long-bits":
      return `an interpreter with a ${value}-bit C long`;
    default:
      return `an interpreter with ${qualifier(trait, value)}`;
  }
}

/** That an interpreter has another value of a trait, rather the `usual` one: `that is not WebAssembly`, `with the JIT off`. */
export function without(trait: TraitName, value: string, usual: string): string {
  switch (trait) {
    case "implementation":
      return `that is not ${implementationTitle(value)}`;
    case "language-version":
      return `of another version than ${value}`;
    case "free-threaded-build":
    case "byte-order":
      return `that is ${qualifier(trait, usual)}`;
    case "gil":
      return usual === "none" ? "without a GIL" : `with the GIL ${usual}`;
    case "jit":
      return usual === "none" ? "without a JIT" : `with the JIT ${usual}`;
    case "compiled":
      return `whose programs are ${qualifier(trait, usual)}`;
    case "pointer-bits":
      return `that is not ${value}-bit`;
    case "c-long-bits":
      return `whose C long is not ${value} bits wide`;
    case "platform":
    case "machine":
      return isWebAssembly(value) ? "that is not WebAssembly" : `that is not on ${systemTitle(value)}`;
    default:
      return `with ${qualifier(trait, usual)}`;
  }
}

function systemTitle(value: string): string {
  return isWebAssembly(value) ? "WebAssembly" : (systemTitles[value] ?? value);
}

const systemTitles: Readonly<Record<string, string>> = { linux: "Linux", darwin: "macOS", win32: "Windows" };

/** `cython-3.3.1` as people write it: `Cython 3.3.1`. */
function compilerTitle(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replace("-", " ");
}

function isWebAssembly(value: string): boolean {
  return value === "emscripten" || value === "wasi" || value === "webassembly" || value.startsWith("wasm");
}
