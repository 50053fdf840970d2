import type { Results } from "@pyconform/model";
import { assembleResults } from "../assemble-results.js";
import { leaveOutRecorded } from "../recorded/leave-out-recorded.js";
import { joinOutdated } from "./join-outdated.js";
import { joinRecords } from "./join-records.js";
import type { MergeInput } from "./merge-input.js";
import { nameGaps } from "./name-gaps.js";
import { nameInterpreters } from "./name-interpreters.js";
import { sameSuite } from "./same-suite.js";

/**
 * Joins results of the same suite: different shards, machines, interpreters. What was observed is judged anew as one run
 * would have been, so that nothing depends on how the work was divided nor on the order of the inputs. What was recorded
 * gives way to what was run. What occurs twice, what is missing, and which interpreters were given other names, is told in
 * `notes`.
 *
 * @throws UsageError where they are not of one suite.
 */
export function mergeResults(given: readonly MergeInput[]): {
  readonly results: Results;
  readonly notes: readonly string[];
} {
  const run = leaveOutRecorded(given.map(({ results }) => results));
  const inputs = given.map((input, index) => ({ ...input, results: run[index] ?? input.results }));
  const suite = sameSuite(inputs);
  const named = nameInterpreters(inputs);
  const records = joinRecords(inputs, named.idOf);
  const selection = joinSelections(inputs, suite.suiteIds);
  const gaps = nameGaps(selection.cases ?? suite.suiteIds, named.interpreters, (id, interpreter) =>
    records.recordOf(id, "case", interpreter),
  );
  const results = assembleResults({
    ...suite,
    selection,
    interpreters: named.interpreters,
    recordOf: records.recordOf,
    outdated: joinOutdated(inputs, named.idOf),
    started: inputs.map((each) => each.results.started).sort()[0] ?? "",
    durationMs: inputs.reduce((sum, each) => sum + each.results.durationMs, 0),
    complete: gaps.length === 0 && inputs.every((each) => each.results.complete),
  });
  return { results, notes: [...suite.notes, ...named.notes, ...records.notes, ...gaps] };
}

/** All that any input was asked for. A shard stays one only where there is no other. */
function joinSelections(inputs: readonly MergeInput[], suiteIds: readonly string[]): NonNullable<Results["selection"]> {
  const selections = inputs.map(({ results }) => results.selection ?? { cases: null, shard: null });
  const asked = new Set(selections.flatMap(({ cases }) => cases ?? []));
  const shards = new Set(selections.map(({ shard }) => shard));
  const [shard = null] = shards;
  return {
    cases:
      selections.some(({ cases }) => cases === null) || asked.size === suiteIds.length
        ? null
        : suiteIds.filter((id) => asked.has(id)),
    shard: shards.size === 1 ? shard : null,
  };
}
