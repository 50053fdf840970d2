import type { Case, InterpreterResult, OutdatedResult, ProgramKind, Results, RunRecord } from "@pyconform/model";
import type { RecordedInterpreter, RecordedProgram } from "@pyconform/report";
import { assembleResults, type RunFacts } from "../assemble-results.js";
import { programKey, recordKey } from "../plan-of.js";
import { recordedDigest } from "./recorded-digest.js";
import { expectedStdouts, judgedParts, restoreObservation } from "./stored-observation.js";

/**
 * The results of a run together with those of the recorded interpreters that had no part in it, judged by today's
 * expectations. `measured` are the run's own; they alone decide the exit status.
 */
export function joinRecorded(facts: RunFacts, recorded: readonly RecordedInterpreter[], measured: Results): Results {
  const asked = new Set(facts.cases.map(({ id }): string => id));
  const here = new Set(facts.interpreters.map(({ id }) => id));
  const away = recorded.filter(({ id, programs }) => !here.has(id) && programs.some((each) => asked.has(each.case)));
  if (away.length === 0) return measured;
  const stored = new Map(away.map(({ id, programs }) => [id, byKey(programs)]));
  const current = new Map<string, RunRecord>();
  const outdated = new Map<string, OutdatedResult[]>();
  for (const report of measured.cases) {
    for (const kind of ["case", "instead"] as const) {
      const restore = restorer(report.case, kind, seenStdouts(report, kind));
      for (const { id } of away) {
        const program = stored.get(id)?.get(programKey(report.id, kind));
        const restored = program && restore(program);
        if (restored === undefined) continue;
        if (restored.isCurrent) {
          current.set(recordKey(programKey(report.id, kind), id), restored.record);
          continue;
        }
        const [first] = restored.record.outcomes;
        if (first === undefined) continue;
        const { observation } = first;
        outdated.set(report.id, [...(outdated.get(report.id) ?? []), { interpreter: id, program: kind, observation }]);
      }
    }
  }
  return assembleResults({
    ...facts,
    interpreters: [...facts.interpreters, ...away.map(toInterpreter)],
    recordOf: (id, kind, interpreter) =>
      stored.has(interpreter)
        ? current.get(recordKey(programKey(id, kind), interpreter))
        : facts.recordOf(id, kind, interpreter),
    outdated,
  });
}

function byKey(programs: readonly RecordedProgram[]): ReadonlyMap<string, RecordedProgram> {
  return new Map(programs.map((each) => [programKey(each.case, each.instead === true ? "instead" : "case"), each]));
}

interface Restored {
  readonly record: RunRecord;
  /** False where the program, or what is judged of it, has changed since. */
  readonly isCurrent: boolean;
}

function restorer(of: Case, kind: ProgramKind, seen: readonly string[]): (stored: RecordedProgram) => Restored {
  const digest = recordedDigest(of, kind);
  const judged = judgedParts(of, kind);
  const stdouts = [...expectedStdouts(of, kind), ...seen];
  const nothing = { message: false, warnings: false };
  return ({ digest: ofRecorded, outcomes, retriedAfter }) => {
    const observations = outcomes.map((each) => restoreObservation(each, judged, stdouts));
    const isCurrent = ofRecorded === digest && observations.every((each) => each !== undefined);
    const counted = outcomes.flatMap((each, index) => {
      const observation = observations[index] ?? restoreObservation(each, nothing, stdouts);
      return observation === undefined ? [] : [{ observation, count: each.count ?? 1 }];
    });
    const retried = retriedAfter === undefined ? {} : { retriedAfter };
    return { isCurrent, record: { outcomes: counted, durationMs: 0, ...retried } };
  };
}

/** What the program printed in this run: the whole of a stdout of which only the digest was recorded. */
function seenStdouts({ results, instead = [] }: Results["cases"][number], kind: ProgramKind): readonly string[] {
  return (kind === "case" ? results : instead).flatMap(({ observation }) =>
    "stdout" in observation ? [observation.stdout] : [],
  );
}

/** How it was started there says nothing here, and may hold paths: it is not recorded. */
function toInterpreter(of: RecordedInterpreter): InterpreterResult {
  const { id, implementation, version, languageVersion, traits, sandbox, date, commit } = of;
  const shutIn = sandbox === undefined ? {} : { sandbox };
  const recorded = { date, commit };
  return { id, implementation, version, languageVersion, command: [], ...shutIn, traits, status: "used", recorded };
}
