import { fileURLToPath } from "node:url";
import type { Program, Traits } from "@pyconform/model";
import { usualFacts } from "@pyconform/model/testing";
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
    facts: { ...usualFacts, version: "3.14.1", "language-version": "3.14", ...facts },
    versionText: "3.14.1",
    modules: [],
    features,
  };
}
