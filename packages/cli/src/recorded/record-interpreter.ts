import {
  type Case,
  type CaseResult,
  type InterpreterResult,
  type ProgramKind,
  type Results,
  resultsSchemaVersion,
} from "@pyconform/model";
import type { RecordedInterpreter, RecordedObservation, RecordedProgram } from "@pyconform/report";
import { recordedDigest } from "./recorded-digest.js";
import { judgedParts, storeObservation } from "./stored-observation.js";

/** What is recorded of one interpreter of a run; `undefined` where it was not used. `executable` is the digest of its file. */
export function recordInterpreter(
  { started, suite, cases }: Results,
  { id, implementation, version, languageVersion, sandbox, traits }: InterpreterResult,
  executable: string | undefined,
): RecordedInterpreter | undefined {
  if (traits === undefined) return undefined;
  const programs = cases.flatMap(({ case: of, results, instead = [] }) => [
    ...recordProgram(
      of,
      "case",
      results.find(({ interpreter }) => interpreter === id),
    ),
    ...recordProgram(
      of,
      "instead",
      instead.find(({ interpreter }) => interpreter === id),
    ),
  ]);
  return {
    schema: resultsSchemaVersion,
    id,
    implementation,
    version,
    languageVersion,
    date: started.slice(0, 10),
    commit: suite.commit,
    ...(sandbox === undefined ? {} : { sandbox }),
    ...(executable === undefined ? {} : { executable }),
    traits: { ...traits, modules: [...traits.modules], features: [...traits.features] },
    programs,
  };
}

function recordProgram(of: Case, kind: ProgramKind, result: CaseResult | undefined): readonly RecordedProgram[] {
  const digest = recordedDigest(of, kind);
  if (result === undefined || digest === undefined) return [];
  const judged = judgedParts(of, kind);
  const counted = result.outcomes ?? [{ observation: result.observation, count: 1 }];
  const outcomes: RecordedObservation[] = [];
  for (const { observation, count } of counted) {
    const stored = storeObservation(observation, judged);
    if (stored === undefined) return [];
    outcomes.push(counted.length > 1 ? { ...stored, count } : stored);
  }
  const { retriedAfter } = result;
  return [
    {
      case: of.id,
      ...(kind === "instead" ? { instead: true as const } : {}),
      digest,
      outcomes,
      ...(retriedAfter === undefined ? {} : { retriedAfter }),
    },
  ];
}
