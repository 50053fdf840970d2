import { summarize } from "@pyconform/classify";
import type { Results } from "@pyconform/model";
import { renderPretty } from "@pyconform/report";
import { askForSandbox } from "../ask-for-sandbox.js";
import { assembleResults } from "../assemble-results.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { failingRecords } from "../failing-records.js";
import { deviationsFile } from "../gather-deviations.js";
import { gatherCases, specsFolder } from "../gather-specs.js";
import { implementationNames } from "../implementations.js";
import { interpreterResults } from "../interpreter-results.js";
import { isBroken } from "../is-broken.js";
import { KnownTexts } from "../known-texts.js";
import { localCandidates } from "../local-candidates.js";
import { planOf, programKey, recordKey } from "../plan-of.js";
import { prepareRun } from "../prepare-run.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { painter } from "../render-answer.js";
import { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";
import { UsageError } from "../usage-error.js";
import { changedReports, type Shown, shownOf } from "./changed-reports.js";
import { watchChanges } from "./changes.js";
import { listenToKeys } from "./keys.js";
import { OpenInterpreters } from "./open-interpreters.js";
import { Seen } from "./seen.js";

/** `conform --watch`: runs what every save touches, until it is ended. It writes no report; what it saw is known to the next run. */
export async function watchCommand(options: RunOptions, context: Context): Promise<ExitStatus> {
  const controller = new AbortController();
  let ended: ExitStatus | undefined;
  const end = (status: ExitStatus) => {
    ended ??= status;
    controller.abort();
  };
  const onSignal = () => end(exitStatus.stopped);
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    // All cases at once, as for a report: what changed is found by comparing them.
    await watchUntil(controller.signal, end, { ...options, report: true }, context);
    return ended ?? exitStatus.asExpected;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return ended ?? exitStatus.stopped;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function watchUntil(
  signal: AbortSignal,
  end: (status: ExitStatus) => void,
  options: RunOptions,
  context: Context,
): Promise<void> {
  const { project, terminal } = context;
  const folder = specsFolder(project.root, options.specs);
  const known = KnownTexts.ofSpecs(project.root, folder, options.cache);
  const memory = new RunMemory(project.root, options, terminal);
  const seen = new Seen(options, memory);
  const sandbox = options.sandbox ? await askForSandbox(project.root, terminal) : undefined;
  if (sandbox === "none") return end(exitStatus.interpreterUnavailable);
  await using interpreters = new OpenInterpreters({ project, options, memory, known, sandbox, signal });
  const local = await localCandidates(project.root, known);
  const files = [
    ...local.files,
    ...implementationNames(project.root).map((name) => deviationsFile(project.root, name)),
  ];
  await using changes = await watchChanges([folder], files);
  let status: ExitStatus = exitStatus.asExpected;
  let forgets = false;
  using _keys = listenToKeys({
    again() {
      forgets = true;
      changes.ask();
    },
    quit: () => end(status),
    stop: () => end(exitStatus.stopped),
  });
  const round = { options, context, known, memory, seen, interpreters, signal };
  let shown: Shown | undefined;
  while (!signal.aborted) {
    if (forgets) seen.forget(interpreters.open);
    const all = forgets || shown === undefined;
    forgets = false;
    const outcome = await runRound(round, all ? undefined : shown);
    status = outcome.status;
    shown = outcome.shown ?? shown;
    tellWaiting(context);
    await changes.next(signal);
  }
}

interface Round {
  readonly options: RunOptions;
  readonly context: Context;
  readonly known: KnownTexts;
  readonly memory: RunMemory;
  readonly seen: Seen;
  readonly interpreters: OpenInterpreters;
  readonly signal: AbortSignal;
}

/** One round: reads what changed, runs what is not known, judges all, shows what is not as it was (all where `before` is absent). */
async function runRound(
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
  show(results, changed, fresh.length, performance.now() - startedMs, context);
  const hasErrors = mistakes.some(({ severity }) => severity === "error");
  return {
    status: hasErrors ? exitStatus.mistake : isBroken(results) ? exitStatus.broken : exitStatus.asExpected,
    shown,
  };
}

/** A file with a mistake gives no cases, which may be why a pattern names none: what is wrong with the files comes first. */
async function mistakesOf(options: RunOptions, root: string, known: KnownTexts) {
  return (await gatherCases(root, options.specs, known)).diagnostics;
}

function show(
  results: Results,
  changed: Results["cases"],
  ran: number,
  tookMs: number,
  { terminal }: Pick<Context, "terminal">,
): void {
  const { answerColors } = terminal;
  if (changed.length > 0)
    terminal.answer(renderPretty({ ...results, cases: changed, summary: summarize(changed) }, painter(terminal)));
  const wrong = failingRecords(results).size;
  const what = changed.length === results.cases.length ? "" : `${countOf(changed.length, "case")} changed, `;
  const whole = `${countOf(results.cases.length, "case")} in all: ${wrong === 0 ? "as expected" : `${wrong} not as expected`}`;
  const paint = wrong === 0 ? answerColors.green : answerColors.red;
  const at = answerColors.dim(new Date().toTimeString().slice(0, 8));
  const took = answerColors.dim(`(${(tookMs / 1000).toFixed(2)} s)`);
  terminal.answer(`${at} ${what}${countOf(ran, "program")} run; ${paint(whole)} ${took}\n`);
}

function tellWaiting({ terminal }: Pick<Context, "terminal">): void {
  const keys = process.stdin.isTTY ? "Enter runs all again, q ends" : "Ctrl-C ends";
  terminal.tell(terminal.tellColors.dim(`conform: watching; ${keys}\n`));
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
