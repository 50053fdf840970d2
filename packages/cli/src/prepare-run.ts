import { createHash } from "node:crypto";
import type { LoadedSpecs } from "@pyconform/loader";
import type { Case, Deviation, Diagnostic } from "@pyconform/model";
import type { Implementation, PlannedProgram } from "@pyconform/runner";
import { casesWhere, wherePlace } from "./cases-where.js";
import { gatherDeviations } from "./gather-deviations.js";
import { gatherSpecs } from "./gather-specs.js";
import { loadImplementations } from "./implementations.js";
import { modulesOf, planOf } from "./plan-of.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { RunOptions } from "./run-options.js";
import { nothingFits, nothingNamed, selectCases } from "./select.js";
import { readCaseTimes, shardOf } from "./shard.js";
import { suiteDigest } from "./suite-digest.js";
import type { Terminal } from "./terminal.js";

/** What a run is about, before any interpreter is asked. */
export interface PreparedRun {
  readonly specs: LoadedSpecs;
  readonly implementations: readonly Implementation[];
  readonly deviations: readonly Deviation[];
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the cases that were asked for, of all shards; `null` where that is the whole suite. */
  readonly selected: readonly string[] | null;
  /** The cases of this run: those of its shard. */
  readonly cases: readonly Case[];
  readonly programs: readonly PlannedProgram[];
  /** Modules that any case of the suite asks for, so that what interpreters are asked does not depend on the patterns. */
  readonly modules: readonly string[];
  readonly digest: string;
}

/** Reads the specs and chooses what to run; `undefined` where `--where` is mistaken, which is told. A pattern that names nothing is thrown. */
export async function prepareRun(
  root: string,
  options: RunOptions,
  terminal: Terminal,
): Promise<PreparedRun | undefined> {
  const specs = await gatherSpecs(root, options.specs);
  const implementations = await loadImplementations(root);
  const deviations = await gatherDeviations(root, implementations, specs.cases, options.specs);
  const { selected: named, unmatched } = selectCases(specs.cases, options.patterns, options.level);
  if (unmatched.length > 0) throw nothingNamed(unmatched, specs.cases);
  const where = options.where ?? "";
  const found = casesWhere(where, { all: specs.cases, selected: named }, options.results);
  if (found.kind === "mistaken") {
    printDiagnostics(found.diagnostics, root, terminal, new Map([[wherePlace, where]]));
    return undefined;
  }
  if (found.told !== undefined) terminal.tell(`conform: ${found.told}\n`);
  const selected = found.cases;
  if (selected.length === 0 && named.length > 0) throw nothingFits(where);
  const cases = shardOf(selected, options.shard, readCaseTimes(root));
  return {
    specs,
    implementations,
    deviations: deviations.deviations,
    diagnostics: [...specs.diagnostics, ...deviations.diagnostics],
    selected: selected.length === specs.cases.length ? null : selected.map(({ id }) => id),
    cases,
    programs: order(planOf(cases, options.repeat), options.shuffle),
    modules: modulesOf(planOf(specs.cases, 1)),
    digest: suiteDigest(specs.cases),
  };
}

function order(programs: readonly PlannedProgram[], seed: number | undefined): readonly PlannedProgram[] {
  if (seed === undefined) return programs;
  const rank = (key: string) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  return programs
    .map((program) => ({ program, rank: rank(program.key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ program }) => program);
}
