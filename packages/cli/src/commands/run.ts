import { createHash } from "node:crypto";
import { join } from "node:path";
import { type InterpreterResult, type Results, type RunRecord, verdictEffects } from "@pyconform/model";
import {
  renderGithub,
  renderJson,
  renderJUnit,
  renderMarkdown,
  renderNdjson,
  renderPretty,
  renderSite,
} from "@pyconform/report";
import {
  type Discovered,
  defaultLimits,
  type PlannedProgram,
  runPlan,
  type UsableInterpreter,
} from "@pyconform/runner";
import { askForSandbox } from "../ask-for-sandbox.js";
import { assembleResults } from "../assemble-results.js";
import { casesWhere, wherePlace } from "../cases-where.js";
import type { Context } from "../context.js";
import { coverageOf } from "../coverage-of.js";
import { type ExitStatus, exitStatus, worstStatus } from "../exit-status.js";
import { gatherDeviations } from "../gather-deviations.js";
import { describeFailure, type GatheredInterpreters, gatherInterpreters } from "../gather-interpreters.js";
import { gatherSpecs } from "../gather-specs.js";
import { loadImplementations } from "../implementations.js";
import { modulesOf, planOf, programKey } from "../plan-of.js";
import { previousResults } from "../previous-results.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { startProgress } from "../progress.js";
import { commitOf } from "../project.js";
import type { Reporter, RunOptions } from "../run-options.js";
import { nothingFits, nothingNamed, selectCases } from "../select.js";
import { stopOnSignals } from "../stop-on-signals.js";
import type { Terminal } from "../terminal.js";
import { checkWritable, writeReport } from "../write-report.js";

/** `conform [patterns...]`: runs cases, writes the report, answers with a summary. */
export async function runCommand(options: RunOptions, { project, terminal }: Context): Promise<ExitStatus> {
  const stop = stopOnSignals(terminal);
  try {
    return await runUntil(stop.signal, options, { project, terminal });
  } catch (error) {
    if (error !== stop.signal.reason) throw error;
    terminal.tell("conform: stopped before anything was run; no report was written\n");
    return exitStatus.stopped;
  } finally {
    stop.forget();
  }
}

async function runUntil(
  stopped: AbortSignal,
  options: RunOptions,
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const started = new Date();
  const startedMs = performance.now(); // the clock of `started` may be set meanwhile
  checkWritable(options.out);
  const previous = previousResults(options.previous, options.out);
  const specs = await gatherSpecs(project.root, options.specs);
  const implementations = await loadImplementations(project.root);
  const deviations = await gatherDeviations(project.root, implementations, specs.cases, options.specs);
  const { selected: named, unmatched } = selectCases(specs.cases, options.patterns, options.level);
  if (unmatched.length > 0) throw nothingNamed(unmatched, specs.cases);
  const found = casesWhere(options.where ?? "", { all: specs.cases, selected: named }, options.results);
  if (found.kind === "mistaken") {
    printDiagnostics(found.diagnostics, project.root, terminal, new Map([[wherePlace, options.where ?? ""]]));
    return exitStatus.mistake;
  }
  if (found.told !== undefined) terminal.tell(`conform: ${found.told}\n`);
  const selected = found.cases;
  if (selected.length === 0 && named.length > 0) throw nothingFits(options.where ?? "");
  const programs = order(planOf(shardOf(selected, options.shard), options.repeat), options.shuffle, terminal);

  const sandbox = options.sandbox ? await askForSandbox(project.root, terminal) : undefined;
  if (sandbox === "none") return exitStatus.interpreterUnavailable;
  const gathered = await gatherInterpreters(
    project.root,
    implementations,
    {
      implementations: options.implementations,
      interpreters: options.interpreters,
      required: options.require,
      sandbox,
    },
    modulesOf(programs),
    stopped,
  );
  const mistakes = [...specs.diagnostics, ...deviations.diagnostics, ...gathered.diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  tellUnused(gathered, terminal);
  if (gathered.used.length === 0) {
    terminal.tell("conform: there is no interpreter to run on: nothing was run, and no report written\n");
    return worstStatus([
      mistakes.some(({ severity }) => severity === "error") ? exitStatus.mistake : exitStatus.asExpected,
      exitStatus.interpreterUnavailable,
    ]);
  }

  const records = new Map<string, RunRecord>();
  const summary = await runAll(programs, gathered.used, options, terminal, stopped, records);
  const cases = shardOf(selected, options.shard);
  const results = assembleResults({
    subjects: specs.subjects,
    cases,
    suiteIds: specs.cases.map(({ id }) => id),
    interpreters: interpreterResults(gathered.found, gathered.used, summary.failures),
    deviations: deviations.deviations,
    recordOf: (id, kind, interpreter) => records.get(recordKey(programKey(id, kind), interpreter)),
    suite: { version: project.version, commit: commitOf(project.root), digest: digestOf(programs) },
    started: started.toISOString(),
    durationMs: Math.round(performance.now() - startedMs),
    complete: summary.complete,
  });
  const json = renderJson(results);
  const coverage = await coverageOf(project.root, specs.cases, options.specs);
  terminal.answer(render(options.reporter, results, json, terminal)); // first: a full disk may refuse the report
  writeReport(
    options.out,
    new Map([
      ...(await renderSite(results, { coverage, previous, editRoot: options.editRoot })),
      ["results.json", json],
    ]),
  );
  terminal.tell(
    `conform: report written to ${join(options.out, "index.html")} and ${join(options.out, "results.json")}\n`,
  );
  if (!summary.complete) {
    terminal.tell("conform: stopped before the end; the report holds what was done so far\n");
    return exitStatus.stopped;
  }
  return worstStatus([
    mistakes.some(({ severity }) => severity === "error") ? exitStatus.mistake : exitStatus.asExpected,
    gathered.unavailable.length > 0 || summary.failures.size > 0
      ? exitStatus.interpreterUnavailable
      : exitStatus.asExpected,
    isBroken(results) ? exitStatus.broken : exitStatus.asExpected,
  ]);
}

async function runAll(
  programs: readonly PlannedProgram[],
  interpreters: readonly UsableInterpreter[],
  options: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
  records: Map<string, RunRecord>,
): ReturnType<typeof runPlan> {
  const progress = startProgress(new Map(interpreters.map(({ id }) => [id, programs.length])), terminal);
  try {
    return await runPlan(
      { programs, interpreters },
      {
        jobs: options.jobs,
        limits: { ...defaultLimits, timeoutMs: options.timeoutMs },
        isolation: options.isolation,
        signal,
        onRecord({ key, interpreter, record }) {
          records.set(recordKey(key, interpreter), record);
          progress.advance(interpreter);
        },
      },
    );
  } finally {
    progress.end();
  }
}

function recordKey(program: string, interpreter: string): string {
  return `${program}\n${interpreter}`;
}

function render(reporter: Reporter, results: Results, json: string, { answerColors }: Terminal): string {
  switch (reporter) {
    case "pretty":
      return renderPretty(results, (style, text) => paint[style](answerColors)(text));
    case "json":
      return json;
    case "ndjson":
      return renderNdjson(results);
    case "junit":
      return renderJUnit(results);
    case "github":
      return renderGithub(results);
    case "markdown":
      return renderMarkdown(results);
  }
}

const paint = {
  good: ({ green }: Terminal["answerColors"]) => green,
  bad: ({ red }: Terminal["answerColors"]) => red,
  unclear: ({ yellow }: Terminal["answerColors"]) => yellow,
  quiet: ({ dim }: Terminal["answerColors"]) => dim,
  strong: ({ bold }: Terminal["answerColors"]) => bold,
} as const;

function isBroken(results: Results): boolean {
  return results.cases.some((report) =>
    [...report.results, ...(report.instead ?? [])].some(({ verdict }) => verdictEffects[verdict.kind] === "fails"),
  );
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

function interpreterResults(
  found: readonly Discovered[],
  used: readonly UsableInterpreter[],
  failures: ReadonlyMap<string, { readonly code: string; readonly message: string }>,
): readonly InterpreterResult[] {
  return found.flatMap((each): readonly InterpreterResult[] => {
    if (each.kind === "unusable")
      return [
        {
          id: each.id,
          implementation: "unknown",
          version: "",
          languageVersion: "",
          command: each.candidate.command,
          ...sandboxOf(each),
          status: `${each.failure.code}: ${each.failure.message}`,
        },
      ];
    if (!used.includes(each)) return [];
    const failure = failures.get(each.id);
    const { facts } = each.traits;
    return [
      {
        id: each.id,
        implementation: each.implementation,
        version: String(facts.version),
        languageVersion: String(facts["language-version"]),
        command: each.candidate.command,
        ...sandboxOf(each),
        traits: each.traits,
        status: failure === undefined ? "used" : `${failure.code}: ${failure.message}`,
      },
    ];
  });
}

function sandboxOf({ candidate: { sandbox } }: Discovered): Pick<InterpreterResult, "sandbox"> {
  return sandbox === undefined ? {} : { sandbox: sandbox.name };
}

function shardOf<T>(items: readonly T[], shard: RunOptions["shard"]): readonly T[] {
  return shard === undefined ? items : items.filter((_, index) => index % shard.count === shard.index - 1);
}

/** A digest of every program and how it is run: the same for everybody who runs the same suite. */
function digestOf(programs: readonly PlannedProgram[]): string {
  const sorted = [...programs].sort((a, b) => (a.key < b.key ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}

function order(
  programs: readonly PlannedProgram[],
  seed: number | undefined,
  terminal: Terminal,
): readonly PlannedProgram[] {
  if (seed === undefined) return programs;
  terminal.tell(`conform: shuffled with seed ${seed}\n`);
  const rank = (key: string) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  return programs
    .map((program) => ({ program, rank: rank(program.key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ program }) => program);
}
