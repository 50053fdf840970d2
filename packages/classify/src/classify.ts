import type {
  Case,
  Deviation,
  Expectation,
  ImplementationVerdict,
  LanguageVerdict,
  Mismatch,
  RunRecord,
  Verdict,
} from "@pyconform/model";
import { chooseRow } from "./choose-row.js";
import { deviationFor } from "./deviation-for.js";
import { expectationMismatches } from "./judge-expectation.js";
import type { JudgedInterpreter } from "./judged-interpreter.js";

/**
 * Judges what one interpreter did with one case. Pure: it reads no file, clock or environment.
 * A deviation by glob that is kept here is not yet stale: see `markStaleDeviations`.
 */
export function judge(
  judged: Case,
  record: RunRecord,
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
): Verdict {
  return judged.level === "language"
    ? judgePromise(judged, judged.expect, record, interpreter, deviations)
    : judgeDescription(judged, record, interpreter);
}

/** Judges the portable program of an implementation case, which must hold on every interpreter, as a promise is judged. */
export function judgeInstead(
  judged: Case,
  record: RunRecord,
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
): LanguageVerdict | undefined {
  if (judged.level === "language" || judged.instead.kind === "none") return undefined;
  return judgePromise(judged, judged.instead.expect, record, interpreter, deviations);
}

function judgePromise(
  judged: Case,
  expect: Expectation,
  record: RunRecord,
  interpreter: JudgedInterpreter,
  deviations: readonly Deviation[],
): LanguageVerdict {
  const comparison = compareRuns(judged, expect, record);
  if (comparison.kind === "not-applicable" || comparison.kind === "inconclusive") return comparison;
  const listed = deviationFor(judged.id, interpreter, deviations);
  if (comparison.kind === "differs") {
    const { mismatches } = comparison;
    return listed === undefined
      ? { kind: "broken", mismatches }
      : { kind: "known-deviation", deviation: listed.deviation, mismatches };
  }
  return listed?.exact === true && listed.deviation.sometimes !== true
    ? { kind: "stale-deviation", deviation: listed.deviation }
    : { kind: "kept" };
}

function judgeDescription(
  judged: Case & { readonly level: "implementation" },
  record: RunRecord,
  interpreter: JudgedInterpreter,
): ImplementationVerdict {
  const row = chooseRow(judged.expect, interpreter);
  const comparison = compareRuns(judged, row, record);
  if (comparison.kind === "not-applicable" || comparison.kind === "inconclusive") return comparison;
  if (row === undefined) return { kind: "observed" };
  return comparison.kind === "differs"
    ? { kind: "not-as-described", mismatches: comparison.mismatches }
    : { kind: "as-described" };
}

type Comparison =
  | { readonly kind: "agrees" }
  | { readonly kind: "differs"; readonly mismatches: readonly Mismatch[] }
  | Extract<Verdict, { readonly kind: "not-applicable" | "inconclusive" }>;

/** A difference that was seen counts even where our side failed in another run; agreement does not. */
function compareRuns(judged: Case, expect: Expectation | undefined, record: RunRecord): Comparison {
  const ran = record.outcomes.filter(({ observation: { kind } }) => kind !== "not-run" && kind !== "harness-failed");
  const mismatches =
    expect === undefined ? [] : expectationMismatches(expect, { ...record, outcomes: ran }, judged.compare);
  if (mismatches.length > 0) return { kind: "differs", mismatches };
  for (const { observation } of record.outcomes) {
    if (observation.kind === "not-run") return { kind: "not-applicable", requirement: observation.requirement };
    if (observation.kind === "harness-failed") return { kind: "inconclusive", reason: observation.reason };
  }
  return ran.length === 0 ? { kind: "inconclusive", reason: "no run gave an outcome" } : { kind: "agrees" };
}
