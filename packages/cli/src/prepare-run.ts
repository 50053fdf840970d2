import { createHash } from "node:crypto";
import type { Case, Deviation, Diagnostic } from "@pyconform/model";
import type { Implementation, PlannedProgram } from "@pyconform/runner";
import { readCaseTimes } from "./case-times.js";
import { casesWhere, wherePlace } from "./cases-where.js";
import { gatherDeviations } from "./gather-deviations.js";
import { gatherCases, specsFolder } from "./gather-specs.js";
import { loadImplementations } from "./implementations.js";
import type { KnownTexts } from "./known-texts.js";
import { packedSuite } from "./packed-suite.js";
import { planOf } from "./plan-of.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { RunOptions } from "./run-options.js";
import { nothingFits, nothingNamed, selectCases } from "./select.js";
import { shardOf } from "./shard.js";
import { type CaseHead, type Suite, wholeSuite } from "./suite.js";
import type { Terminal } from "./terminal.js";

/** What a run is about, before any interpreter is asked. */
export interface PreparedRun {
  readonly suite: Suite;
  readonly implementations: readonly Implementation[];
  readonly deviations: readonly Deviation[];
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the cases that were asked for, of all shards; `null` where that is the whole suite. */
  readonly selected: readonly string[] | null;
  /** How many programs the cases of this run have. */
  readonly programs: number;
  /** What is run, one part after another: all at once where a report needs all of it at once. */
  readonly parts: Iterable<RunPart>;
}

/** Cases that are run together, and their programs in the order in which they are to start. */
interface RunPart {
  readonly cases: readonly Case[];
  readonly programs: readonly PlannedProgram[];
}

/** Reads the specs and chooses what to run; `undefined` where `--where` is mistaken, which is told. A pattern that names nothing is thrown. */
export async function prepareRun(
  root: string,
  options: RunOptions,
  known: KnownTexts,
  terminal: Terminal,
): Promise<PreparedRun | undefined> {
  const suite = await readSuite(root, options, known);
  const { heads } = suite;
  const implementations = await loadImplementations(root);
  const deviations = await gatherDeviations(root, implementations, heads, options.specs, known);
  const { selected: named, unmatched } = selectCases(heads, options.patterns, options.level);
  if (unmatched.length > 0) throw nothingNamed(unmatched, heads);
  const selected = selectWhere(suite, named, root, options, terminal);
  if (selected === undefined) return undefined;
  const own = shardOf(selected, options.shard, readCaseTimes(root));
  return {
    suite,
    implementations,
    deviations: deviations.deviations,
    diagnostics: [...suite.diagnostics, ...deviations.diagnostics],
    selected: selected.length === heads.length ? null : selected.map(({ id }) => id),
    programs: suite.countPrograms(own),
    parts: partsOf(suite, own, options),
  };
}

/** Queries and reports look at all cases at once; anything else takes them as they come. */
async function readSuite(root: string, { specs, report, where }: RunOptions, known: KnownTexts): Promise<Suite> {
  return report || where !== undefined
    ? wholeSuite(await gatherCases(root, specs, known))
    : await packedSuite(root, specsFolder(root, specs));
}

function selectWhere(
  { cases }: Suite,
  named: readonly CaseHead[],
  root: string,
  options: RunOptions,
  terminal: Terminal,
): readonly CaseHead[] | undefined {
  const where = options.where ?? "";
  if (cases === undefined || where.trim() === "") return named;
  const ids = new Set(named.map(({ id }) => id));
  const selected = cases.filter(({ id }) => ids.has(id));
  const found = casesWhere(where, { all: cases, selected }, options.results);
  if (found.kind === "mistaken") {
    printDiagnostics(found.diagnostics, root, terminal, new Map([[wherePlace, where]]));
    return undefined;
  }
  if (found.told !== undefined) terminal.tell(`conform: ${found.told}\n`);
  if (found.cases.length === 0 && named.length > 0) throw nothingFits(where);
  return found.cases;
}

/** Made anew as each is asked for, so that the one before can be forgotten. */
function* partsOf(suite: Suite, own: readonly CaseHead[], { repeat, shuffle }: RunOptions): Generator<RunPart> {
  for (const cases of suite.parts(own)) yield { cases, programs: order(planOf(cases, repeat), shuffle) };
}

function order(programs: readonly PlannedProgram[], seed: number | undefined): readonly PlannedProgram[] {
  if (seed === undefined) return programs;
  const rank = (key: string) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  return programs
    .map((program) => ({ program, rank: rank(program.key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ program }) => program);
}
