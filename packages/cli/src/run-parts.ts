import { joinSummaries, summarize } from "@pyconform/classify";
import type { Case, Results } from "@pyconform/model";
import type { AdapterError } from "@pyconform/runner";
import { assembleResults, type RunFacts } from "./assemble-results.js";
import type { Context } from "./context.js";
import { failingRecords } from "./failing-records.js";
import type { GatheredInterpreters } from "./gather-interpreters.js";
import { interpreterResults } from "./interpreter-results.js";
import { isBroken } from "./is-broken.js";
import { observe } from "./observe.js";
import { programKey, recordKey } from "./plan-of.js";
import type { PreparedRun } from "./prepare-run.js";
import { startProgress } from "./progress.js";
import { commitOf } from "./project.js";
import type { RunMemory } from "./run-memory.js";
import type { RunOptions } from "./run-options.js";
import type { RunOutput } from "./run-output.js";

/** A run that is about to begin. */
export interface ReadyRun {
  readonly run: PreparedRun;
  readonly gathered: GatheredInterpreters;
  readonly output: RunOutput;
  /** By the calendar, and by a clock that nobody sets. */
  readonly started: { readonly at: Date; readonly ms: number };
}

/** What became of a run, all its parts together. */
export interface RunOutcome {
  readonly complete: boolean;
  /** Interpreters that could no longer be started. */
  readonly failures: ReadonlyMap<string, AdapterError>;
  /** Some verdict fails the run. */
  readonly broken: boolean;
  readonly known: number;
  readonly fresh: number;
  /** Milliseconds by case; empty unless they are to be recorded. */
  readonly times: ReadonlyMap<string, readonly number[]>;
  /** Where the results are. */
  readonly files: readonly string[];
}

/** Runs part after part: observes, judges, hands on, forgets. */
export async function runParts(
  ready: ReadyRun,
  options: RunOptions,
  memory: RunMemory,
  { project, terminal }: Context,
  stopped: AbortSignal,
): Promise<RunOutcome> {
  const { run, gathered, output } = ready;
  const totals = new Map(gathered.used.map(({ id }) => [id, run.programs]));
  const progress = startProgress(totals, terminal);
  const suite = { version: project.version, commit: commitOf(project.root), digest: run.suite.digest };
  const suiteIds = run.suite.heads.map(({ id }) => id);
  const failures = new Map<string, AdapterError>();
  const times = new Map<string, readonly number[]>();
  let summary = summarize([]);
  let [complete, broken, known, fresh] = [true, false, 0, 0];
  const factsOf = (cases: readonly Case[], recordOf: RunFacts["recordOf"]): RunFacts => ({
    subjects: run.suite.subjects,
    cases,
    suiteIds,
    interpreters: interpreterResults(gathered.found, gathered.used, failures),
    deviations: run.deviations,
    recordOf,
    suite,
    selection: { cases: run.selected, shard: options.shard ? `${options.shard.index}/${options.shard.count}` : null },
    started: ready.started.at.toISOString(),
    durationMs: Math.round(performance.now() - ready.started.ms),
    complete,
  });
  try {
    for (const part of run.parts) {
      const observed = await observe(part.programs, gathered.used, options, memory, progress, stopped);
      complete &&= observed.summary.complete;
      for (const [id, failure] of observed.summary.failures) failures.set(id, failure);
      const facts = factsOf(part.cases, (id, kind, interpreter) =>
        observed.recordOf(programKey(id, kind), interpreter),
      );
      const results = assembleResults(facts); // of this run alone: what it answers, and its exit status
      const failing = failingRecords(results);
      memory.keep(
        observed.fresh,
        ({ planned, interpreter }) => !failing.has(recordKey(planned.key, interpreter.id)),
        run.suite.modules,
      );
      summary = joinSummaries(summary, results.summary);
      broken ||= isBroken(results);
      known += observed.known;
      fresh += observed.fresh.length;
      if (options.recordTimes) for (const [id, all] of timesOf(results)) times.set(id, all);
      output.add(facts, results);
    }
  } finally {
    progress.end();
  }
  const { cases: _, ...frame } = assembleResults(factsOf([], () => undefined));
  const files = await output.finish({ ...frame, summary });
  return { complete, failures, broken, known, fresh, times, files };
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
