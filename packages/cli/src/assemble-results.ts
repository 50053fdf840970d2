import { findingOf, judge, judgeInstead, markStaleDeviations, summarize } from "@pyconform/classify";
import {
  type Case,
  type CaseReport,
  type CaseResult,
  type Deviation,
  type InterpreterResult,
  type OutdatedResult,
  type ProgramKind,
  type Results,
  type RunRecord,
  resultsSchemaVersion,
  type Traits,
  type Verdict,
} from "@pyconform/model";
import { orderInterpreters } from "./order-interpreters.js";

/** What one interpreter did with a program; `undefined` where it was not run. */
type FindRecord = (caseId: string, program: ProgramKind, interpreterId: string) => RunRecord | undefined;

/** All that a run's results are made of. */
export interface RunFacts {
  readonly subjects: Results["subjects"];
  readonly cases: readonly Case[];
  /** Ids of all cases of the suite, of which `cases` may be a part. */
  readonly suiteIds: readonly string[];
  /** In any order: results have one of their own. */
  readonly interpreters: readonly InterpreterResult[];
  readonly deviations: readonly Deviation[];
  readonly recordOf: FindRecord;
  /** Recorded results of programs that have changed since, by case id. */
  readonly outdated?: ReadonlyMap<string, readonly OutdatedResult[]>;
  readonly suite: Omit<Results["suite"], "cases">;
  readonly selection: Results["selection"];
  readonly started: string;
  readonly durationMs: number;
  readonly complete: boolean;
}

type AskedInterpreter = InterpreterResult & { readonly traits: Traits };

/** Judges all records and puts the results of a run together: pure, so that stored observations can be judged again. */
export function assembleResults(facts: RunFacts): Results {
  const interpreters = orderInterpreters(facts.interpreters);
  const asked = interpreters.filter(
    (each): each is AskedInterpreter => each.status === "used" && each.traits !== undefined,
  );
  const traits = new Map(asked.map((each) => [each.id, each.traits]));
  const results = judgeProgram("case", facts, asked);
  const insteads = judgeProgram("instead", facts, asked);
  const places = new Map(interpreters.map(({ id }, index) => [id, index]));
  const byProgramAndPlace = (a: OutdatedResult, b: OutdatedResult) =>
    Number(a.program === "instead") - Number(b.program === "instead") ||
    (places.get(a.interpreter) ?? 0) - (places.get(b.interpreter) ?? 0);
  const cases = facts.cases.map((each): CaseReport => {
    const own = results.get(each.id) ?? [];
    const outdated = facts.outdated?.get(each.id)?.toSorted(byProgramAndPlace);
    return {
      id: each.id,
      level: each.level,
      topic: each.topic,
      subject: each.subject,
      title: each.title,
      finding: findingOf(each, own, traits),
      results: own,
      ...(each.level === "implementation" && each.instead.kind === "program"
        ? { instead: insteads.get(each.id) ?? [] }
        : {}),
      ...(outdated === undefined ? {} : { outdated }),
      case: each,
    };
  });
  const { suite, selection, started, durationMs, complete } = facts;
  return {
    schema: resultsSchemaVersion,
    suite: { ...suite, cases: facts.suiteIds },
    selection,
    started,
    durationMs,
    complete,
    interpreters,
    subjects: facts.subjects.map(({ level, topic, subject, title, about, file }) => ({
      level,
      topic,
      subject,
      title,
      about,
      file,
    })),
    cases,
    deviations: facts.deviations.filter((listed) =>
      interpreters.some(({ implementation }) => implementation === listed.implementation),
    ),
    summary: summarize(cases),
  };
}

/** Results of one kind of program, by case id and in the order of the interpreters. */
function judgeProgram(
  kind: ProgramKind,
  facts: RunFacts,
  asked: readonly AskedInterpreter[],
): ReadonlyMap<string, readonly CaseResult[]> {
  const byCase = new Map<string, CaseResult[]>();
  for (const interpreter of asked) {
    const own = facts.deviations.filter(({ implementation }) => implementation === interpreter.implementation);
    const judged = facts.cases.flatMap((each) => {
      const record = facts.recordOf(each.id, kind, interpreter.id);
      const verdict =
        record &&
        (kind === "case" ? judge(each, record, interpreter, own) : judgeInstead(each, record, interpreter, own));
      return record === undefined || verdict === undefined ? [] : [{ id: each.id, record, verdict }];
    });
    for (const { id, record, verdict } of markStaleDeviations(judged, interpreter, own, facts.suiteIds)) {
      const list = byCase.get(id) ?? [];
      list.push(resultOf(interpreter.id, record, verdict));
      byCase.set(id, list);
    }
  }
  return byCase;
}

function resultOf(
  interpreter: string,
  { outcomes, durationMs, retriedAfter }: RunRecord,
  verdict: Verdict,
): CaseResult {
  const [first] = outcomes;
  if (first === undefined) throw new Error(`a record of ${interpreter} holds no outcome`);
  return {
    interpreter,
    verdict,
    observation: first.observation,
    ...(outcomes.length > 1 || first.count > 1 ? { outcomes } : {}),
    durationMs,
    ...(retriedAfter === undefined ? {} : { retriedAfter }),
  };
}
