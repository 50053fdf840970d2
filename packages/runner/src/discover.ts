import { realpath } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { compareVersions, type Traits } from "@pyconform/model";
import {
  type Adapter,
  AdapterError,
  type Candidate,
  type Host,
  type Implementation,
  type OpenOptions,
} from "./adapter.js";
import { askIngredients } from "./ask-ingredients.js";
import { inParallel } from "./in-parallel.js";
import { InterpreterIds } from "./interpreter-ids.js";
import type { InterpreterMemory, Remembered } from "./interpreter-memory.js";
import { openProcessAdapter } from "./process-adapter.js";
import type { Sandbox } from "./sandbox.js";
import { smokeTest } from "./smoke.js";

/** An interpreter that was asked who it is, and passed the smoke suite. */
export interface UsableInterpreter {
  readonly kind: "usable";
  /** Unique in the run, such as `cpython-3.15.2`. */
  readonly id: string;
  /** The implementation package it belongs to; `sys.implementation.name` where no package recognizes it. */
  readonly implementation: string;
  readonly candidate: Candidate;
  readonly traits: Traits;
  /**
   * Equal as long as everything that decides what it does is: its files, how it is started, and our side. Absent where
   * nobody looked, or where its files are not on this machine.
   */
  readonly digest?: string | undefined;
  /** Starts one. */
  open(options: OpenOptions): Promise<Adapter>;
}

/** A candidate that cannot be used, and why. */
export interface UnusableInterpreter {
  readonly kind: "unusable";
  /** Its name where one was given, otherwise its command. */
  readonly id: string;
  readonly candidate: Candidate;
  readonly failure: AdapterError;
}

/** See its members. */
export type Discovered = UsableInterpreter | UnusableInterpreter;

/** What to ask, and whom besides those that the implementations find. */
export interface DiscoverOptions {
  /** Asked for by name: `--interpreter`, `conform.local.yaml`. They come first. */
  readonly explicit: readonly Candidate[];
  /** False: only the explicit ones. */
  readonly search: boolean;
  /** Modules whose presence cases ask for. */
  readonly modules: readonly string[];
  /** What every interpreter is shut in; one that cannot be is not usable. */
  readonly sandbox?: Sandbox | undefined;
  /** Answers of earlier runs; without it everybody is asked. */
  readonly memory?: InterpreterMemory | undefined;
  /** How many are asked at the same time. Default: cores. */
  readonly jobs?: number | undefined;
  readonly signal: AbortSignal;
}

type Open = Implementation["open"];

interface Prospect {
  readonly candidate: Candidate;
  /** Ways to start it, tried in turn. */
  readonly opens: readonly Open[];
}

type Asked =
  | UnusableInterpreter
  | {
      readonly kind: "asked";
      readonly candidate: Candidate;
      readonly open: Open;
      readonly traits: Traits;
      readonly digest?: string | undefined;
    }
  /** The same interpreter as one that was asked before. */
  | { readonly kind: "known" };

/**
 * Every interpreter in reach, once each: explicit ones first, in their order, then the found ones by implementation and version.
 * Rejects only on abort.
 */
export async function discoverInterpreters(
  implementations: readonly Implementation[],
  host: Host,
  options: DiscoverOptions,
): Promise<readonly Discovered[]> {
  const jobs = options.jobs ?? availableParallelism();
  const seen = new Set<string>();
  const ask = (prospect: Prospect) => askOne(prospect, seen, implementations, options);
  const askAll = async (prospects: readonly Prospect[]) => {
    const recalled = prospects.map((prospect) => recallOne(prospect, seen, options));
    const unknown = prospects.filter((_, index) => recalled[index] === undefined);
    const asked = (await inParallel(unknown, jobs, ask)).values();
    return recalled.map((each) => each ?? asked.next().value).filter((each) => each !== undefined);
  };
  const explicit = await askAll(await explicitProspects(implementations, options.explicit));
  const found = await askAll(options.search ? await search(implementations, { ...host, memory: options.memory }) : []);
  const ids = new InterpreterIds();
  return [...explicit, ...found.sort((a, b) => compareAsked(a, b, implementations))].flatMap((asked) =>
    asked.kind === "known" ? [] : [asked.kind === "asked" ? toUsable(asked, implementations, ids) : asked],
  );
}

/**
 * An explicit command may be anything: the ordinary harness is tried first, then each other way that a package has. One whose
 * programs are compiled is started by the package that compiles them.
 */
async function explicitProspects(
  implementations: readonly Implementation[],
  candidates: readonly Candidate[],
): Promise<readonly Prospect[]> {
  const special = implementations.filter(({ embedded, compiles }) => !embedded && !compiles).map(({ open }) => open);
  const opens = [...new Set<Open>([openProcessAdapter, ...special])];
  return candidates.map((candidate) => {
    const { compiledBy } = candidate;
    if (compiledBy === undefined) return { candidate, opens };
    return { candidate, opens: implementations.filter(({ id }) => id === compiledBy).map(({ open }) => open) };
  });
}

/** What the implementations find; a file that several of them find is asked once. */
async function search(implementations: readonly Implementation[], host: Host): Promise<readonly Prospect[]> {
  const prospects = new Map<string, Prospect>();
  for (const { find, open } of implementations) {
    for (const candidate of await find(host)) {
      const key = JSON.stringify([candidate.command, candidate.env ?? {}, candidate.compiledBy ?? ""]);
      const known = prospects.get(key);
      const opens = new Set([...(known?.opens ?? []), open]);
      prospects.set(key, { candidate: known?.candidate ?? candidate, opens: [...opens] });
    }
  }
  return [...prospects.values()];
}

/** Nothing is remembered of what also depends on a compiler or a sandbox, whose state nobody looks at. */
function memoryFor({ compiledBy }: Candidate, { memory, sandbox }: DiscoverOptions): InterpreterMemory | undefined {
  return compiledBy === undefined && sandbox === undefined ? memory : undefined;
}

/** What a candidate answered in an earlier run; `undefined` where it has to be asked. */
function recallOne({ candidate, opens }: Prospect, seen: Set<string>, options: DiscoverOptions): Asked | undefined {
  const memory = memoryFor(candidate, options);
  const known = memory?.recall(candidate, options.modules);
  if (memory === undefined || known === undefined) return undefined;
  const { answer, identity } = known;
  if (answer.kind === "failure") return unusable(candidate, new AdapterError(answer.code, answer.message));
  if (seen.has(identity)) return { kind: "known" };
  const open = answer.kind === "traits" ? opens[answer.opensWith] : undefined;
  if (open === undefined || answer.kind !== "traits") return undefined;
  seen.add(identity);
  const { traits } = answer;
  return { kind: "asked", candidate, open, traits, digest: memory.runDigest(known.digest, candidate, traits) };
}

async function askOne(
  prospect: Prospect,
  seen: Set<string>,
  implementations: readonly Implementation[],
  options: DiscoverOptions,
): Promise<Asked> {
  const candidate = options.sandbox?.shutIn(prospect.candidate) ?? prospect.candidate;
  const { modules, signal } = options;
  const memory = memoryFor(candidate, options);
  const askedMs = Date.now();
  const remember = (told: Omit<Remembered, "digest">) => memory?.remember(candidate, modules, askedMs, told);
  let failure: AdapterError | undefined;
  for (const [opensWith, open] of prospect.opens.entries()) {
    try {
      await using adapter = await open(candidate, { isolation: "fork", signal });
      if (candidate.sandbox !== undefined && !("hello" in adapter)) {
        throw new AdapterError("cannot-sandbox", `${candidate.command.join(" ")} cannot be started in a sandbox`);
      }
      const key = await identity(adapter, candidate);
      const isKnown = seen.has(key);
      seen.add(key);
      if (isKnown && memory === undefined) return { kind: "known" };
      if (!isKnown) await smokeTest(adapter, candidate, signal);
      const traits = await adapter.describe(modules, signal);
      const ingredients =
        memory === undefined
          ? undefined
          : (implementations.find((one) => one.recognizes(traits, candidate))?.ingredients?.(candidate) ??
            (await askIngredients(adapter, candidate, signal)));
      const answer = isKnown ? ({ kind: "same" } as const) : ({ kind: "traits", traits, opensWith } as const);
      const made = ingredients && remember({ identity: key, answer, ingredients });
      if (isKnown) return { kind: "known" };
      const digest = made && memory?.runDigest(made, candidate, traits);
      return { kind: "asked", candidate, open, traits, digest };
    } catch (error) {
      signal.throwIfAborted();
      failure ??= toAdapterError(error, candidate);
    }
  }
  failure ??= new AdapterError("not-found", `nothing can start ${candidate.command.join(" ")}${compiling(candidate)}`);
  // Any other failure may be mended tomorrow by what is not in its files.
  if (failure.code === "too-old") {
    const { code, message } = failure;
    const ingredients = { files: candidate.command, trees: [], folders: [] };
    remember({ identity: "", answer: { kind: "failure", code, message }, ingredients });
  }
  return unusable(candidate, failure);
}

function unusable(candidate: Candidate, failure: AdapterError): UnusableInterpreter {
  return { kind: "unusable", id: candidate.name ?? candidate.command.join(" "), candidate, failure };
}

function compiling({ compiledBy }: Candidate): string {
  return compiledBy === undefined ? "" : ` with programs compiled by "${compiledBy}": there is no such package`;
}

/** Equal for two candidates exactly where they are the same interpreter, started in the same way. */
async function identity(adapter: Adapter, candidate: Candidate): Promise<string> {
  const [first = "", ...rest] = candidate.command;
  const executable = "hello" in adapter ? (adapter.hello as { executable: string }).executable : "";
  const program = executable || (await realpath(first).catch(() => first));
  return JSON.stringify([program, rest, candidate.env ?? {}, candidate.compiledBy ?? ""]);
}

function toAdapterError(error: unknown, candidate: Candidate): AdapterError {
  if (error instanceof AdapterError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AdapterError("adapter-failed", `${candidate.command.join(" ")}: ${message}`, { cause: error });
}

function toUsable(
  { candidate, open, traits, digest }: Extract<Asked, { kind: "asked" }>,
  implementations: readonly Implementation[],
  ids: InterpreterIds,
): UsableInterpreter {
  const implementation = implementations.find((one) => one.recognizes(traits, candidate));
  const name = String(traits.facts.implementation);
  const wanted = candidate.name ?? implementation?.interpreterId(traits) ?? `${name}-${traits.facts.version}`;
  return {
    kind: "usable",
    id: ids.give(wanted, traits),
    implementation: implementation?.id ?? name,
    candidate,
    traits,
    digest,
    open: (options) => (implementation?.embedded ? implementation.open : open)(candidate, options),
  };
}

function compareAsked(a: Asked, b: Asked, implementations: readonly Implementation[]): number {
  if (a.kind !== "asked" || b.kind !== "asked") return Number(a.kind !== "asked") - Number(b.kind !== "asked");
  const place = ({ traits, candidate }: typeof a) => {
    const index = implementations.findIndex((one) => one.recognizes(traits, candidate));
    return index < 0 ? implementations.length : index;
  };
  return place(a) - place(b) || compareVersions(numbers(a), numbers(b)) || compareText(a.candidate, b.candidate);
}

function numbers({ traits }: { readonly traits: Traits }): string {
  return /^\d+(\.\d+)*/.exec(String(traits.facts.version))?.[0] ?? "0";
}

function compareText(a: Candidate, b: Candidate): number {
  const left = a.command.join(" ");
  const right = b.command.join(" ");
  return left < right ? -1 : Number(left > right);
}
