import { findingOf, summarize } from "@pyconform/classify";
import type { CaseReport, CaseResult, InterpreterResult, OutdatedResult, Results } from "@pyconform/model";
import { observationKey } from "@pyconform/model";
import { leaveOutRecorded } from "./recorded/leave-out-recorded.js";
import { UsageError } from "./usage-error.js";

/** One input of a merge. */
export interface MergeInput {
  /** How it was named, for messages. */
  readonly path: string;
  readonly results: Results;
}

/**
 * Joins results of the same suite: different shards, machines, interpreters. Findings are worked out anew over all
 * interpreters; what was recorded gives way to what was run. What occurs twice and what is missing is told in `notes`; a pair that was observed differently twice is refused.
 */
export function mergeResults(given: readonly MergeInput[]): {
  readonly results: Results;
  readonly notes: readonly string[];
} {
  const run = leaveOutRecorded(given.map(({ results }) => results));
  const inputs = given.map((input, index) => ({ ...input, results: run[index] ?? input.results }));
  const [first] = inputs;
  if (first === undefined)
    throw new UsageError("nothing-to-merge", "no results were named", "name results.json files or folders of reports");
  const other = inputs.find(({ results }) => results.suite.digest !== first.results.suite.digest);
  if (other !== undefined)
    throw new UsageError(
      "different-suites",
      `${first.path} and ${other.path} are results of different suites (digest ${first.results.suite.digest} and ${other.results.suite.digest})`,
      "run both from the same commit",
    );
  const notes: string[] = [];
  const interpreters = mergeInterpreters(inputs);
  const traits = new Map(
    interpreters.flatMap(({ id, traits: own }) => (own === undefined ? [] : [[id, own] as const])),
  );
  const order = new Map(interpreters.map(({ id }, index) => [id, index]));
  const recorded = new Set(interpreters.filter((each) => each.recorded !== undefined).map(({ id }) => id));
  const byId = new Map<string, CaseReport[]>();
  for (const { results } of inputs)
    for (const report of results.cases) byId.set(report.id, [...(byId.get(report.id) ?? []), report]);
  const cases = [...byId.values()]
    .map((reports) => mergeReports(reports, order, recorded, notes))
    .map((report) => ({ ...report, finding: findingOf(report.case, report.results, traits) }))
    .sort((a, b) => (a.level === b.level ? (a.id < b.id ? -1 : 1) : a.level === "language" ? -1 : 1));
  const gaps = cases.flatMap(({ id, results }) =>
    interpreters
      .filter(
        (each) =>
          each.status === "used" &&
          !recorded.has(each.id) &&
          !results.some(({ interpreter }) => interpreter === each.id),
      )
      .map((each) => `${id} on ${each.id}`),
  );
  if (gaps.length > 0)
    notes.push(`${gaps.length} pairs are in none of the inputs, among them ${gaps.slice(0, 3).join("; ")}`);
  const results: Results = {
    ...first.results,
    started: inputs.map((each) => each.results.started).sort()[0] ?? first.results.started,
    durationMs: inputs.reduce((sum, each) => sum + each.results.durationMs, 0),
    complete: inputs.every((each) => each.results.complete),
    interpreters,
    subjects: [
      ...new Map(
        inputs.flatMap((each) => each.results.subjects.map((subject) => [subject.file, subject] as const)),
      ).values(),
    ],
    cases,
    summary: summarize(cases),
  };
  return { results, notes };
}

function mergeInterpreters(inputs: readonly MergeInput[]): readonly InterpreterResult[] {
  const all = new Map<string, { readonly path: string; readonly interpreter: InterpreterResult }>();
  for (const { path, results } of inputs) {
    for (const interpreter of results.interpreters) {
      const known = all.get(interpreter.id);
      if (known === undefined) all.set(interpreter.id, { path, interpreter });
      else if (JSON.stringify(known.interpreter.traits?.facts) !== JSON.stringify(interpreter.traits?.facts))
        throw new UsageError(
          "different-interpreters",
          `${known.path} and ${path} both have ${interpreter.id}, but with different traits`,
          "give one of them another name in conform.local.yaml",
        );
    }
  }
  return [...all.values()].map(({ interpreter }) => interpreter).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function mergeReports(
  reports: readonly CaseReport[],
  order: ReadonlyMap<string, number>,
  recorded: ReadonlySet<string>,
  notes: string[],
): CaseReport {
  const [first] = reports;
  if (first === undefined) throw new Error("a case without a report");
  const join = (lists: readonly (readonly CaseResult[])[]) => {
    const found = new Map<string, CaseResult>();
    for (const result of lists.flat()) {
      const known = found.get(result.interpreter);
      if (known === undefined) found.set(result.interpreter, result);
      else if (recorded.has(result.interpreter))
        continue; // every machine has the same files
      else if (observationKey(known.observation) !== observationKey(result.observation))
        notes.push(`${first.id} was observed differently twice on ${result.interpreter}; the first is kept`);
      else notes.push(`${first.id} on ${result.interpreter} occurs twice; the first is kept`);
    }
    return [...found.values()].sort((a, b) => (order.get(a.interpreter) ?? 0) - (order.get(b.interpreter) ?? 0));
  };
  const outdated = new Map<string, OutdatedResult>(
    reports.flatMap((report) => report.outdated ?? []).map((each) => [`${each.program} ${each.interpreter}`, each]),
  );
  return {
    ...first,
    ...(outdated.size === 0 ? {} : { outdated: [...outdated.values()] }),
    results: join(reports.map(({ results }) => results)),
    ...(first.instead === undefined ? {} : { instead: join(reports.map(({ instead }) => instead ?? [])) }),
  };
}
