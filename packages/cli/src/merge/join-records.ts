import {
  type CaseResult,
  type CountedObservation,
  observationKey,
  type ProgramKind,
  type RunRecord,
} from "@pyconform/model";
import { canonicalText } from "./canonical-text.js";
import { listBriefly } from "./list-briefly.js";
import type { MergeInput } from "./merge-input.js";

/** What all interpreters did with all programs. */
export interface JoinedRecords {
  readonly recordOf: (caseId: string, program: ProgramKind, interpreterId: string) => RunRecord | undefined;
  readonly notes: readonly string[];
}

interface Duplicates {
  readonly same: Set<string>;
  readonly different: Set<string>;
}

/**
 * Takes the records out of the results again. Of a pair that occurs twice one record is kept where both say the same;
 * otherwise it was seen to vary, and both count, as in a run with repetitions. What was recorded is no news twice: every
 * machine has the same files.
 */
export function joinRecords(
  inputs: readonly MergeInput[],
  idOf: (input: MergeInput, id: string) => string | undefined,
): JoinedRecords {
  const all = new Map<
    string,
    {
      readonly caseId: string;
      readonly interpreter: string;
      readonly isRecorded: boolean;
      readonly records: RunRecord[];
    }
  >();
  for (const input of inputs) {
    const names = new Map(input.results.interpreters.map(({ id }) => [id, idOf(input, id)]));
    const recorded = new Set(input.results.interpreters.flatMap((each) => (each.recorded ? [each.id] : [])));
    for (const { id: caseId, results, instead = [] } of input.results.cases)
      for (const [kind, list] of [["case", results] as const, ["instead", instead] as const])
        for (const result of list) {
          const interpreter = names.get(result.interpreter);
          if (interpreter === undefined)
            throw new Error(`${input.path} has results of ${result.interpreter}, which it does not list`);
          const key = keyOf(caseId, kind, interpreter);
          const known = all.get(key);
          const isRecorded = recorded.has(result.interpreter);
          if (known === undefined) all.set(key, { caseId, interpreter, isRecorded, records: [recordOf(result)] });
          else known.records.push(recordOf(result));
        }
  }
  const duplicates = new Map<string, Duplicates>();
  const joined = new Map<string, RunRecord>();
  for (const [key, { caseId, interpreter, isRecorded, records }] of all) {
    if (isRecorded) {
      joined.set(key, mostRestored(records));
      continue;
    }
    const { record, varies } = joinTwice(records);
    joined.set(key, record);
    if (records.length === 1) continue;
    const own = duplicates.get(interpreter) ?? { same: new Set(), different: new Set() };
    duplicates.set(interpreter, own);
    own[varies ? "different" : "same"].add(caseId);
  }
  return {
    recordOf: (caseId, kind, interpreter) => joined.get(keyOf(caseId, kind, interpreter)),
    notes: [...duplicates].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, own]) => tell(id, own)),
  };
}

function tell(interpreter: string, { same, different }: Duplicates): readonly string[] {
  const on = (ids: ReadonlySet<string>) => `on ${interpreter}: ${listBriefly([...ids].sort())}`;
  return [
    ...(same.size === 0 ? [] : [`more than one input has the same results ${on(same)}; one is kept`]),
    ...(different.size === 0 ? [] : [`inputs have different results ${on(different)}; all of them count`]),
  ];
}

function keyOf(caseId: string, kind: ProgramKind, interpreter: string): string {
  return `${interpreter}\n${kind}\n${caseId}`;
}

/** The inverse of what results make of a record. */
function recordOf({ observation, outcomes, durationMs, retriedAfter }: CaseResult): RunRecord {
  return {
    outcomes: outcomes ?? [{ observation, count: 1 }],
    durationMs,
    ...(retriedAfter === undefined ? {} : { retriedAfter }),
  };
}

/** Which machine saw the text of a long stdout again, of which only the digest was recorded, is chance. */
function mostRestored(records: readonly RunRecord[]): RunRecord {
  const lost = ({ outcomes }: RunRecord) =>
    outcomes.filter(({ observation }) => observation.kind === "harness-failed").length;
  const [best] = records.toSorted((a, b) => lost(a) - lost(b) || inOneOrder(a, b));
  if (best === undefined) throw new Error("a pair without a record");
  return best;
}

function joinTwice(records: readonly RunRecord[]): { readonly record: RunRecord; readonly varies: boolean } {
  const distinct = new Map<string, RunRecord>();
  for (const record of records.toSorted(inOneOrder)) {
    const seen = canonicalText(record.outcomes.map(({ observation }) => observationKey(observation, "message")).sort());
    if (!distinct.has(seen)) distinct.set(seen, record);
  }
  const [first, ...others] = distinct.values();
  if (first === undefined) throw new Error("a pair without a record");
  if (others.length === 0) return { record: first, varies: false };
  const counted = new Map<string, CountedObservation>();
  for (const { observation, count } of [first, ...others].flatMap(({ outcomes }) => outcomes)) {
    const key = observationKey(observation, "message");
    const known = counted.get(key);
    counted.set(key, { observation: known?.observation ?? observation, count: (known?.count ?? 0) + count });
  }
  return { record: { ...first, outcomes: [...counted.values()].sort((a, b) => b.count - a.count) }, varies: true };
}

/** The most runs first; then anything that does not depend on the order of the inputs. */
function inOneOrder(a: RunRecord, b: RunRecord): number {
  const runs = ({ outcomes }: RunRecord) => outcomes.reduce((sum, { count }) => sum + count, 0);
  return runs(b) - runs(a) || (canonicalText(a) < canonicalText(b) ? -1 : 1);
}
