import { askForSandbox } from "../ask-for-sandbox.js";
import { writeCaseTimes } from "../case-times.js";
import type { Context } from "../context.js";
import { countOf } from "../count-of.js";
import { type ExitStatus, exitStatus, worstStatus } from "../exit-status.js";
import { describeFailure, type GatheredInterpreters, gatherInterpreters, requestOf } from "../gather-interpreters.js";
import { specsFolder } from "../gather-specs.js";
import { KnownTexts } from "../known-texts.js";
import { prepareRun } from "../prepare-run.js";
import { previousResults } from "../previous-results.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { readRecorded } from "../recorded/recorded-files.js";
import { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";
import { runParts } from "../run-parts.js";
import { siteOutput } from "../site-output.js";
import { stopOnSignals } from "../stop-on-signals.js";
import { streamedOutput } from "../streamed-output.js";
import type { Terminal } from "../terminal.js";
import { checkWritable } from "../write-report.js";

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
  const at = new Date();
  const ms = performance.now(); // the clock of `at` may be set meanwhile
  checkWritable(options.out);
  const previous = options.report ? previousResults(options.previous, options.out) : undefined;
  const known = KnownTexts.ofSpecs(project.root, specsFolder(project.root, options.specs), options.cache);
  const run = await prepareRun(project.root, options, known, terminal);
  if (run === undefined) return exitStatus.mistake;
  if (options.shuffle !== undefined) terminal.tell(`conform: shuffled with seed ${options.shuffle}\n`);
  const sandbox = options.sandbox ? await askForSandbox(project.root, terminal) : undefined;
  if (sandbox === "none") return exitStatus.interpreterUnavailable;
  const memory = new RunMemory(project.root, options, terminal);
  const gathered = await gatherInterpreters(
    project.root,
    run.implementations,
    requestOf(options, sandbox),
    { modules: run.suite.modules, memory: memory.interpreters, signal: stopped },
    known,
  );
  const mistakes = [...run.diagnostics, ...gathered.diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  tellUnused(gathered, terminal);
  const errors = mistakes.filter(({ severity }) => severity === "error").length;
  const ofSpecs = errors > 0 ? exitStatus.mistake : exitStatus.asExpected;
  if (gathered.used.length === 0) {
    terminal.tell("conform: there is no interpreter to run on: nothing was run, and no report written\n");
    return worstStatus([ofSpecs, exitStatus.interpreterUnavailable]);
  }

  const here = new Set(gathered.used.map(({ id }) => id));
  const recorded = options.report && options.recorded ? readRecorded(project.root, here) : [];
  const output = options.report
    ? siteOutput(options, { root: project.root, cases: run.suite.cases ?? [], previous, recorded, known }, terminal)
    : streamedOutput(options, terminal);
  const started = { at, ms };
  const outcome = await runParts({ run, gathered, output, started }, options, memory, context, stopped).catch(
    (error) => {
      output.giveUp();
      throw error;
    },
  );
  memory.keepTexts(known);
  const { complete, failures, broken, fresh, times } = outcome;
  if (outcome.known > 0)
    terminal.tell(`conform: ${outcome.known} results were known, ${fresh} were run now (--no-cache runs all)\n`);
  terminal.tell(`conform: report written to ${outcome.files.join(" and ")}\n`);
  if (!complete) {
    terminal.tell("conform: stopped before the end; the report holds what was done so far, and --resume continues\n");
    return exitStatus.stopped;
  }
  memory.end();
  if (errors > 0)
    terminal.tell(`conform: ${countOf(errors, "error")} above: what has an error was left out of this run\n`);
  if (options.recordTimes) {
    const file = writeCaseTimes(project.root, times);
    terminal.tell(`conform: times recorded in ${file}\n`);
  }
  return worstStatus([
    ofSpecs,
    gathered.unavailable.length > 0 || failures.size > 0 ? exitStatus.interpreterUnavailable : exitStatus.asExpected,
    broken ? exitStatus.broken : exitStatus.asExpected,
  ]);
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
