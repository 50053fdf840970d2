import { join } from "node:path";
import type { Results } from "@pyconform/model";
import { renderJson, renderSite } from "@pyconform/report";
import { askForSandbox } from "../ask-for-sandbox.js";
import { assembleResults, type RunFacts } from "../assemble-results.js";
import type { Context } from "../context.js";
import { coverageOf } from "../coverage-of.js";
import { type ExitStatus, exitStatus, worstStatus } from "../exit-status.js";
import { failingRecords } from "../failing-records.js";
import { describeFailure, type GatheredInterpreters, gatherInterpreters } from "../gather-interpreters.js";
import { interpreterResults } from "../interpreter-results.js";
import { isBroken } from "../is-broken.js";
import { type Observed, observe } from "../observe.js";
import { programKey } from "../plan-of.js";
import { type PreparedRun, prepareRun } from "../prepare-run.js";
import { previousResults } from "../previous-results.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { commitOf } from "../project.js";
import { joinRecorded } from "../recorded/join-recorded.js";
import { readRecorded } from "../recorded/recorded-files.js";
import { renderAnswer } from "../render-answer.js";
import { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";
import { writeCaseTimes } from "../shard.js";
import { stopOnSignals } from "../stop-on-signals.js";
import type { Terminal } from "../terminal.js";
import { checkWritable, writeReport } from "../write-report.js";

/** `conform [patterns...]`: runs cases, writes the report, answers with a summary. */
export async function runCommand(options: RunOptions, context: Context): Promise<ExitStatus> {
  const stop = stopOnSignals(context.terminal);
  try {
    return await runUntil(stop.signal, options, context);
  } catch (error) {
    if (error !== stop.signal.reason) throw error;
    context.terminal.tell("conform: stopped before anything was run; no report was written\n");
    return exitStatus.stopped;
  } finally {
    stop.forget();
  }
}

async function runUntil(stopped: AbortSignal, options: RunOptions, context: Context): Promise<ExitStatus> {
  const { project, terminal } = context;
  const started = new Date();
  const startedMs = performance.now(); // the clock of `started` may be set meanwhile
  checkWritable(options.out);
  const previous = previousResults(options.previous, options.out);
  const recorded = options.recorded ? readRecorded(project.root) : [];
  const run = await prepareRun(project.root, options, terminal);
  if (run === undefined) return exitStatus.mistake;
  if (options.shuffle !== undefined) terminal.tell(`conform: shuffled with seed ${options.shuffle}\n`);
  const sandbox = options.sandbox ? await askForSandbox(project.root, terminal) : undefined;
  if (sandbox === "none") return exitStatus.interpreterUnavailable;
  const memory = new RunMemory(project.root, options, terminal);
  const gathered = await gatherInterpreters(
    project.root,
    run.implementations,
    {
      implementations: options.implementations,
      interpreters: options.interpreters,
      required: options.require,
      sandbox,
    },
    { modules: run.modules, memory: memory.interpreters, signal: stopped },
  );
  const mistakes = [...run.diagnostics, ...gathered.diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  tellUnused(gathered, terminal);
  const ofSpecs = mistakes.some(({ severity }) => severity === "error") ? exitStatus.mistake : exitStatus.asExpected;
  if (gathered.used.length === 0) {
    terminal.tell("conform: there is no interpreter to run on: nothing was run, and no report written\n");
    return worstStatus([ofSpecs, exitStatus.interpreterUnavailable]);
  }

  const observed = await observe(run.programs, gathered.used, options, memory, terminal, stopped);
  const facts = factsOf(run, gathered, observed, options, { project, started, startedMs });
  const results = assembleResults(facts); // of this run alone: what it answers, and its exit status
  const joined = joinRecorded(facts, recorded, results);
  const failing = failingRecords(results);
  memory.keep(
    observed.fresh,
    ({ planned, interpreter }) => !failing.has(`${planned.key}\n${interpreter.id}`),
    run.modules,
  );
  const { complete, failures } = observed.summary;
  const json = renderJson(joined);
  const coverage = await coverageOf(project.root, run.specs.cases, options.specs);
  terminal.answer(renderAnswer(options.reporter, results, json, terminal)); // first: a full disk may refuse the report
  writeReport(
    options.out,
    new Map([
      ...(await renderSite(joined, { coverage, previous, editRoot: options.editRoot })),
      ["results.json", json],
    ]),
  );
  tellKnown(observed, terminal);
  terminal.tell(
    `conform: report written to ${join(options.out, "index.html")} and ${join(options.out, "results.json")}\n`,
  );
  if (!complete) {
    terminal.tell("conform: stopped before the end; the report holds what was done so far, and --resume continues\n");
    return exitStatus.stopped;
  }
  memory.end();
  if (options.recordTimes) {
    const file = writeCaseTimes(project.root, timesOf(results));
    terminal.tell(`conform: times recorded in ${file}\n`);
  }
  return worstStatus([
    ofSpecs,
    gathered.unavailable.length > 0 || failures.size > 0 ? exitStatus.interpreterUnavailable : exitStatus.asExpected,
    isBroken(results) ? exitStatus.broken : exitStatus.asExpected,
  ]);
}

function factsOf(
  { specs, selected, cases, deviations, digest }: PreparedRun,
  { found, used }: GatheredInterpreters,
  { recordOf, summary }: Observed,
  { shard }: RunOptions,
  {
    project,
    started,
    startedMs,
  }: { readonly project: Context["project"]; readonly started: Date; readonly startedMs: number },
): RunFacts {
  return {
    subjects: specs.subjects,
    cases,
    suiteIds: specs.cases.map(({ id }) => id),
    interpreters: interpreterResults(found, used, summary.failures),
    deviations,
    recordOf: (id, kind, interpreter) => recordOf(programKey(id, kind), interpreter),
    suite: { version: project.version, commit: commitOf(project.root), digest },
    selection: { cases: selected, shard: shard === undefined ? null : `${shard.index}/${shard.count}` },
    started: started.toISOString(),
    durationMs: Math.round(performance.now() - startedMs),
    complete: summary.complete,
  };
}

/** Milliseconds that each case took, once for each interpreter that ran it: with its portable program, and all repetitions. */
function timesOf({ cases }: Results): ReadonlyMap<string, readonly number[]> {
  return new Map(
    cases.map(({ id, results, instead = [] }) => {
      const all = new Map<string, number>();
      for (const { interpreter, observation, outcomes, durationMs } of [...results, ...instead]) {
        if (observation.kind === "not-run") continue;
        const runs = outcomes?.reduce((sum, { count }) => sum + count, 0) ?? 1;
        all.set(interpreter, (all.get(interpreter) ?? 0) + durationMs * runs);
      }
      return [id, [...all.values()]];
    }),
  );
}

function tellKnown({ known, fresh }: Observed, terminal: Terminal): void {
  if (known === 0) return;
  terminal.tell(`conform: ${known} results were known, ${fresh.length} were run now (--no-cache runs all)\n`);
}

/** Pythons too old for the suite are no news in a run; `conform interpreters` lists them. */
function tellUnused({ found, unavailable }: GatheredInterpreters, terminal: Terminal): void {
  const told = new Set(unavailable);
  for (const each of found) {
    if (each.kind === "unusable" && each.failure.code !== "too-old" && !told.has(describeFailure(each)))
      terminal.tell(`conform: ${describeFailure(each)}\n`);
  }
  for (const reason of unavailable) terminal.tell(`${terminal.tellColors.red("conform:")} ${reason}\n`);
}
