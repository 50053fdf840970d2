import { availableParallelism } from "node:os";
import { type Level, levels } from "@pyconform/model";
import { defaultLimits, type Limits } from "@pyconform/runner";
import { isStreamed, type Reporter, reporters, streamedReporters } from "./reporters.js";
import type { Shard } from "./shard.js";
import { UsageError } from "./usage-error.js";

/** The flags of `conform [patterns...]`, as commander gives them. */
export interface RunFlags {
  readonly implementation?: readonly string[];
  readonly interpreter?: readonly string[];
  readonly require?: readonly string[];
  readonly level?: string;
  readonly where?: string;
  readonly results: string;
  readonly specs: string;
  readonly out: string;
  readonly report: boolean;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly reporter: string;
  readonly shard?: string;
  readonly isolation: string;
  readonly repeat?: string;
  readonly shuffle?: string | boolean;
  readonly sandbox?: boolean;
  readonly previous?: string;
  readonly editRoot?: string;
  readonly cache: boolean;
  readonly recorded: boolean;
  readonly resume?: boolean;
  readonly watch?: boolean;
  readonly recordTimes?: boolean;
  readonly runHere?: boolean;
}

/** The flags of `conform merge`. */
export interface MergeFlags {
  readonly out: string;
  readonly previous?: string;
  readonly editRoot?: string;
  readonly runHere?: boolean;
}

/** What a run is asked to do. */
export interface RunOptions {
  readonly patterns: readonly string[];
  readonly implementations: readonly string[];
  readonly interpreters: readonly string[];
  /** Implementations of which one must be usable, or the run ends with status 3. */
  readonly require: readonly string[];
  readonly level: Level | undefined;
  /** A query that cases must fit. */
  readonly where: string | undefined;
  /** Where the query reads what interpreters did. */
  readonly results: string;
  readonly specs: string;
  readonly out: string;
  /** False: no pages, only `results.json`, written as cases are done; memory does not grow with their number. */
  readonly report: boolean;
  readonly jobs: number;
  /** Wall-clock limit of a case that sets none, in milliseconds. */
  readonly timeoutMs: number;
  readonly reporter: Reporter;
  readonly shard: Shard | undefined;
  readonly isolation: "fork" | "process";
  /** Programs are shut in. */
  readonly sandbox: boolean;
  /** Every program this often at least. */
  readonly repeat: number;
  /** Seed of the order; `undefined` keeps the order of the specs. */
  readonly shuffle: number | undefined;
  /** Results to compare with, or the folder of their report; `undefined`: the report that `out` holds. */
  readonly previous: string | undefined;
  /** Where the specs can be edited, without a slash at the end. */
  readonly editRoot: string | undefined;
  /** False: everything is run, and every interpreter asked; what comes out is kept all the same. */
  readonly cache: boolean;
  /** The report also shows interpreters that were recorded and had no part in the run. */
  readonly recorded: boolean;
  /** Continue an earlier run that did not come to its end. */
  readonly resume: boolean;
  /** Run again what every save touches. */
  readonly watch: boolean;
  /** Write the times by which shards are balanced. */
  readonly recordTimes: boolean;
  /** The report holds an interpreter on which its pages run programs, wherever it is served. */
  readonly runHere: boolean;
}

/** The limits of a run's programs. */
export function runLimits({ timeoutMs }: Pick<RunOptions, "timeoutMs">): Limits {
  return { ...defaultLimits, timeoutMs };
}

/** Checks the flags; the first mistake is told with the values allowed. */
export function parseRunOptions(patterns: readonly string[], flags: RunFlags): RunOptions {
  return {
    patterns,
    implementations: flags.implementation ?? [],
    interpreters: flags.interpreter ?? [],
    require: flags.require ?? [],
    level: flags.level === undefined ? undefined : oneOf("--level", flags.level, levels),
    where: flags.where,
    results: flags.results,
    specs: flags.specs,
    out: flags.out,
    report: flags.report,
    jobs: flags.jobs === undefined ? availableParallelism() + 1 : wholeNumber("--jobs", flags.jobs, 1, 1024),
    timeoutMs: flags.timeout === undefined ? 10_000 : Math.round(seconds("--timeout", flags.timeout) * 1000),
    reporter: parseReporter(flags),
    shard: flags.shard === undefined ? undefined : parseShard(flags.shard),
    isolation: oneOf("--isolation", flags.isolation, ["fork", "process"] as const),
    repeat: flags.repeat === undefined ? 1 : wholeNumber("--repeat", flags.repeat, 1, 10_000),
    sandbox: flags.sandbox === true,
    shuffle: parseShuffle(flags.shuffle),
    previous: flags.previous,
    editRoot: parseEditRoot(flags.editRoot),
    cache: flags.cache,
    recorded: flags.recorded,
    resume: flags.resume ?? false,
    watch: parseWatch(flags),
    recordTimes: flags.recordTimes ?? false,
    runHere: flags.runHere ?? false,
  };
}

/** A watch shows what changed from round to round, of all that is asked for; it is no run that could be parted or continued. */
function parseWatch({ watch = false, shard, resume, recordTimes, reporter }: RunFlags): boolean {
  const against = { shard, resume, "record-times": recordTimes, reporter: reporter !== "pretty" || undefined };
  const [other] = Object.entries(against).filter(([, value]) => value !== undefined);
  if (watch && other !== undefined)
    throw new UsageError("invalid-option", `--watch and --${other[0]} exclude each other`, "leave one of them out");
  return watch;
}

function parseReporter({ reporter, report }: RunFlags): Reporter {
  const found = oneOf("--reporter", reporter, reporters);
  if (!report && !isStreamed(found))
    throw new UsageError(
      "invalid-option",
      `--reporter ${found} needs all results at once, which --no-report does not keep`,
      `use one of: ${streamedReporters.join(", ")}`,
    );
  return found;
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new UsageError("invalid-option", `${flag} is "${value}"; it takes one of: ${allowed.join(", ")}`);
  return found;
}

/** The whole number that a flag was given; anything else is a mistake on the command line. */
export function wholeNumber(flag: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new UsageError("invalid-option", `${flag} is "${value}"; it takes a whole number from ${least} to ${most}`);
  return number;
}

function seconds(flag: string, value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400))
    throw new UsageError("invalid-option", `${flag} is "${value}"; it takes seconds, more than 0`);
  return number;
}

function parseShard(value: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(value);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || count < 1 || index < 1 || index > count)
    throw new UsageError("invalid-option", `--shard is "${value}"; it takes i/n, such as 1/4, with i from 1 to n`);
  return { index, count };
}

function parseShuffle(value: string | boolean | undefined): number | undefined {
  if (value === undefined || value === false) return undefined;
  return value === true ? Math.floor(Math.random() * 2 ** 31) : wholeNumber("--shuffle", value, 0, 2 ** 31);
}

/** An address of the web, without the slash at its end. */
export function parseEditRoot(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^https?:\/\/[^\s]+$/u.test(value))
    throw new UsageError("invalid-option", `--edit-root is "${value}"; it takes an address that starts with https://`);
  return value.replace(/\/+$/u, "");
}
