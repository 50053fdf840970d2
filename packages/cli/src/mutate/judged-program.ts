import { chooseRow, judge } from "@pyconform/classify";
import type { Case, CountedObservation, Expectation, LanguageCase, Observation, RunRecord } from "@pyconform/model";
import type { PlannedProgram, UsableInterpreter } from "@pyconform/runner";
import { planOf, programKey } from "../plan-of.js";

/** A program of a case, with the one expectation that is held against the interpreter. */
export interface JudgedProgram {
  /** Id of its case; `#instead` behind it where it is the portable program. */
  readonly key: string;
  readonly judged: Case;
  readonly planned: PlannedProgram;
  readonly expect: Expectation;
}

/** A program that is kept, and what was seen of it: what every change starts from. */
export interface KeptProgram {
  readonly judged: JudgedProgram;
  readonly record: RunRecord;
  readonly observation: Observation;
}

/** A program that cannot be tried on this interpreter, and why. */
export interface NotTried {
  readonly program: string;
  readonly reason: string;
}

/** The programs of `cases` of which something is expected on `interpreter`, each to be run once. */
export function judgedPrograms(
  cases: readonly Case[],
  interpreter: UsableInterpreter,
): { readonly programs: readonly JudgedProgram[]; readonly notTried: readonly NotTried[] } {
  const programs: JudgedProgram[] = [];
  const notTried: NotTried[] = [];
  for (const judged of cases) {
    const plans = new Map(planOf([judged], 1).map((planned) => [planned.key, planned]));
    const add = (key: string, expect: Expectation | undefined): void => {
      const planned = plans.get(key);
      if (planned === undefined) return;
      if (expect === undefined) notTried.push({ program: key, reason: `no row speaks of ${interpreter.id}` });
      else programs.push({ key, judged, planned: once(planned), expect });
    };
    if (judged.level === "language") add(programKey(judged.id, "case"), judged.expect);
    else {
      add(programKey(judged.id, "case"), chooseRow(judged.expect, interpreter));
      if (judged.instead.kind === "program") add(programKey(judged.id, "instead"), judged.instead.expect);
    }
  }
  return { programs, notTried };
}

/** One run tells whether a change is noticed. */
function once({ key, program }: PlannedProgram): PlannedProgram {
  return { key, program: { ...program, run: { ...program.run, repeat: 1 } } };
}

/** What became of an expectation: `kept`, `broken`, or why neither can be said. */
export type Held = "kept" | "broken" | { readonly unclear: string };

/** Holds `expect` against what was seen; deviations do not count, since a listed one is broken all the same. */
export function hold(
  { judged }: JudgedProgram,
  expect: Expectation,
  record: RunRecord,
  interpreter: UsableInterpreter,
): Held {
  const asPromise: LanguageCase = { ...judged, level: "language", promisedBy: [], expect };
  const verdict = judge(asPromise, record, interpreter, []);
  switch (verdict.kind) {
    case "kept":
    case "broken":
      return verdict.kind;
    case "not-applicable":
      return { unclear: "not applicable here" };
    case "inconclusive":
      return { unclear: verdict.reason };
    default:
      return { unclear: verdict.kind };
  }
}

/** The one outcome of a program that was run once. */
export function observationOf(record: RunRecord): Observation | undefined {
  const [first]: readonly CountedObservation[] = record.outcomes;
  return first?.observation;
}
