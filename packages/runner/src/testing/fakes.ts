import { fileURLToPath } from "node:url";
import type { Program, Traits } from "@pyconform/model";
import type { Candidate, Limits } from "../adapter.js";
import { defaultLimits } from "../adapter.js";

const script = fileURLToPath(new URL("./fake-interpreter.mjs", import.meta.url));

/** A command that behaves as `role` says; see `fake-interpreter.mjs`. */
export function fakeInterpreter(role: string, ...rest: readonly string[]): Candidate {
  return { command: [process.execPath, script, role, ...rest], foundBy: "test" };
}

/** A program with nothing special about how it is run. */
export function program(code: string, run: Partial<Program["run"]> = {}, requires: Program["requires"] = []): Program {
  return { code, requires, run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1, ...run } };
}

export const limits: Limits = { ...defaultLimits, timeoutMs: 20_000 };

/** Nobody asks for an end. */
export const never: AbortSignal = new AbortController().signal;

/** Traits of an ordinary CPython, with some facts changed. */
export function traits(facts: Partial<Traits["facts"]> = {}, features: Traits["features"] = []): Traits {
  return {
    facts: {
      implementation: "cpython",
      version: "3.14.1",
      "language-version": "3.14",
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
      ...facts,
    },
    versionText: "3.14.1",
    modules: [],
    features,
  };
}
