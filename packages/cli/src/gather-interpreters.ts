import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import type { TextMemory } from "@pyconform/loader/cases";
import type { Diagnostic } from "@pyconform/model";
import {
  type Candidate,
  type Discovered,
  type DiscoverOptions,
  discoverInterpreters,
  type Implementation,
  type Sandbox,
  thisHost,
  type UsableInterpreter,
} from "@pyconform/runner";
import { localCandidates } from "./local-candidates.js";
import type { RunOptions } from "./run-options.js";
import { suggest } from "./suggest.js";
import { UsageError } from "./usage-error.js";

/** Which interpreters a run uses, and which of those asked for cannot be. */
export interface GatheredInterpreters {
  readonly used: readonly UsableInterpreter[];
  /** All that were found, usable or not. */
  readonly found: readonly Discovered[];
  /** Asked for, but not to be had: one sentence each. */
  readonly unavailable: readonly string[];
  /** Mistakes in files that name interpreters. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is asked for on the command line. */
export interface InterpreterRequest {
  /** Implementation packages; empty means all. */
  readonly implementations: readonly string[];
  /** Names, commands or paths; empty means all. */
  readonly interpreters: readonly string[];
  /** Implementation packages of which at least one interpreter must be usable. */
  readonly required: readonly string[];
  /** What every interpreter is shut in. */
  readonly sandbox?: Sandbox | undefined;
}

/** What the options of a run ask for. */
export function requestOf(
  { implementations, interpreters, require }: RunOptions,
  sandbox: Sandbox | undefined,
): InterpreterRequest {
  return { implementations, interpreters, required: require, sandbox };
}

/** Finds the interpreters, asks each who it is, and keeps those that are asked for. */
export async function gatherInterpreters(
  root: string,
  implementations: readonly Implementation[],
  request: InterpreterRequest,
  asking: Pick<DiscoverOptions, "modules" | "memory" | "signal">,
  known?: TextMemory,
): Promise<GatheredInterpreters> {
  checkImplementationNames([...request.implementations, ...request.required], implementations);
  const local = await localCandidates(root, known);
  const candidates = local.candidates.filter((each) => mayBeAskedFor(each, request));
  const paths = request.interpreters.filter((text) => looksLikePath(text));
  const names = request.interpreters.filter((text) => !looksLikePath(text));
  const asked = paths.map((path): Candidate => ({ command: [resolve(path)], foundBy: "--interpreter" }));
  const found = await discoverInterpreters(searchOnly(implementations, request), thisHost(root), {
    // Paths alone need no search: the answer is one interpreter, at once.
    explicit: names.length === 0 && paths.length > 0 ? asked : [...asked, ...candidates],
    search: names.length > 0 || paths.length === 0,
    sandbox: request.sandbox,
    ...asking,
  });
  const byPath = (each: Discovered) => each.candidate.foundBy === "--interpreter";
  const byName = (name: string) => (each: Discovered) =>
    each.id === name || each.candidate.name === name || each.candidate.command.join(" ") === name;
  const chosen =
    request.interpreters.length === 0
      ? found
      : found.filter((each) => byPath(each) || names.some((name) => byName(name)(each)));
  const isAskedFor = (each: Discovered): each is Discovered & { readonly kind: "unusable" } =>
    each.kind === "unusable" && request.interpreters.length > 0;
  const used = chosen
    .filter((each): each is UsableInterpreter => each.kind === "usable")
    .filter(
      ({ implementation }) => request.implementations.length === 0 || request.implementations.includes(implementation),
    );
  const unavailable = [
    ...chosen.flatMap((each) => (isAskedFor(each) ? [describeFailure(each)] : [])),
    ...names.filter((name) => !found.some(byName(name))).map((name) => missingName(name, found)),
    ...[...new Set([...request.implementations, ...request.required])]
      .filter((id) => !used.some(({ implementation }) => implementation === id))
      .map((id) => missingImplementation(id, implementations)),
  ];
  return { used, found, unavailable, diagnostics: local.diagnostics };
}

/** One sentence on why an interpreter cannot be used. */
export function describeFailure(each: Discovered & { readonly kind: "unusable" }): string {
  return `${each.id} cannot be used (${each.failure.code}): ${each.failure.message}`;
}

function looksLikePath(text: string): boolean {
  return text.includes("/") || text.includes("\\") || isAbsolute(text) || existsSync(text);
}

function missingName(name: string, found: readonly Discovered[]): string {
  const ids = found.map(({ id }) => id);
  const near = suggest(name, ids);
  return `no interpreter is called "${name}"${near === undefined ? "" : `; did you mean "${near}"?`} (pnpm conform interpreters lists them)`;
}

function missingImplementation(id: string, implementations: readonly Implementation[]): string {
  const hints = implementations.find((each) => each.id === id)?.install ?? [];
  const install = hints.length === 0 ? "" : `; install one: ${hints.map(({ command }) => command).join("  or  ")}`;
  return `no usable interpreter of ${id} was found${install}`;
}

function checkImplementationNames(names: readonly string[], implementations: readonly Implementation[]): void {
  const known = implementations.map(({ id }) => id);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    throw new UsageError(
      "unknown-implementation",
      `"${name}" is not an implementation; there are: ${known.join(", ")}`,
      near === undefined ? undefined : `did you mean "${near}"?`,
    );
  }
}

/** What compiles programs belongs to the package that it names: where others are asked for, it is not started to learn that. */
function mayBeAskedFor({ compiledBy }: Candidate, { implementations, required }: InterpreterRequest): boolean {
  if (compiledBy === undefined || implementations.length === 0) return true;
  return implementations.includes(compiledBy) || required.includes(compiledBy);
}

/** All recognize what they find, but only those that are asked for search: nobody else's Pythons need be started. */
function searchOnly(
  implementations: readonly Implementation[],
  request: InterpreterRequest,
): readonly Implementation[] {
  const asked = [...request.implementations, ...request.required];
  if (request.implementations.length === 0) return implementations;
  return implementations.map((each) => (asked.includes(each.id) ? each : { ...each, find: async () => [] }));
}
