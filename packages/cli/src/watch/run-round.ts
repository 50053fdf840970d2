import { assembleResults } from "../assemble-results.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { failingRecords } from "../failing-records.js";
import { gatherCases } from "../gather-specs.js";
import { interpreterResults } from "../interpreter-results.js";
import { isBroken } from "../is-broken.js";
import type { KnownTexts } from "../known-texts.js";
import { planOf, programKey, recordKey } from "../plan-of.js";
import { prepareRun } from "../prepare-run.js";
import { printDiagnostics } from "../print-diagnostics.js";
import type { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";
import { UsageError } from "../usage-error.js";
import { changedReports, type Shown, shownOf } from "./changed-reports.js";
import type { OpenInterpreters } from "./open-interpreters.js";
import type { Seen } from "./seen.js";
import { showRound } from "./show-round.js";

/** What the rounds of a watch have in common. */
export interface Round {
  readonly options: RunOptions;
  readonly context: Context;
  readonly known: KnownTexts;
  readonly memory: RunMemory;
  readonly seen: Seen;
  readonly interpreters: OpenInterpreters;
  readonly signal: AbortSignal;
}

/** One round: reads what changed, runs what is not known, judges all, shows what is not as it was (all where `before` is absent). */
export async function runRound(
  { options, context, known, memory, seen, interpreters, signal }: Round,
  before: Shown | undefined,
): Promise<{ readonly status: ExitStatus; readonly shown?: Shown }> {
  const { project, terminal } = context;
  const started = new Date();
  const startedMs = performance.now();
  const run = await prepareRun(project.root, options, known, terminal).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    return error;
  });
  if (run === undefined) return { status: exitStatus.mistake };
  if (run instanceof UsageError) {
    printDiagnostics([...(await mistakesOf(options, project.root, known)), run.diagnostic], project.root, terminal);
    return { status: exitStatus.mistake };
  }
  const gathered = await interpreters.gather(run);
  const mistakes = [...run.diagnostics, ...gathered.diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  for (const reason of gathered.unavailable) terminal.tell(`${terminal.tellColors.red("conform:")} ${reason}\n`);
  if (gathered.used.length === 0) return { status: exitStatus.interpreterUnavailable };
  const [part] = [...run.parts];
  const cases = part?.cases ?? [];
  const programs = planOf(cases, options.repeat);
  const fresh = await seen.run(programs, gathered.used, signal);
  signal.throwIfAborted();
  const byKey = new Map(programs.map((each) => [each.key, each]));
  const byId = new Map(gathered.used.map((each) => [each.id, each]));
  const results = assembleResults({
    subjects: run.suite.subjects,
    cases,
    suiteIds: run.suite.heads.map(({ id }) => id),
    interpreters: interpreterResults(gathered.found, gathered.used, new Map()),
    deviations: run.deviations,
    recordOf(id, kind, interpreter) {
      const [planned, on] = [byKey.get(programKey(id, kind)), byId.get(interpreter)];
      return planned === undefined || on === undefined ? undefined : seen.recall(planned, on);
    },
    suite: { version: project.version, commit: null, digest: run.suite.digest },
    selection: { cases: run.selected, shard: null },
    started: started.toISOString(),
    durationMs: Math.round(performance.now() - startedMs),
    complete: true,
  });
  const failing = failingRecords(results);
  memory.keep(
    fresh,
    ({ planned, interpreter }) => !failing.has(recordKey(planned.key, interpreter.id)),
    run.suite.modules,
  );
  memory.keepTexts(known);
  const shown = shownOf(results);
  const changed = before === undefined ? results.cases : changedReports(results, before, shown);
  const errors = mistakes.filter(({ severity }) => severity === "error").length;
  const told = { ran: fresh.length, tookMs: performance.now() - startedMs, mistakes: errors };
  showRound(results, changed, told, context);
  return {
    status: errors > 0 ? exitStatus.mistake : isBroken(results) ? exitStatus.broken : exitStatus.asExpected,
    shown,
  };
}

/** A file with a mistake gives no cases, which may be why a pattern names none: what is wrong with the files comes first. */
async function mistakesOf(options: RunOptions, root: string, known: KnownTexts) {
  return (await gatherCases(root, options.specs, known)).diagnostics;
}
