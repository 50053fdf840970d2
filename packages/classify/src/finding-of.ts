import type { Case, CaseResult, Finding, ObservationGroup, Traits } from "@pyconform/model";
import { explainGroups } from "./explain-groups.js";
import { groupObservations, isWithinVariation } from "./group-observations.js";
import { joinWords } from "./join-words.js";
import { factOf, type PlacedInterpreter } from "./placed-interpreter.js";
import { implementationTitle } from "./trait-words.js";

/** What a case came to over all interpreters. `traits` are those of each interpreter, by id. */
export function findingOf(judged: Case, results: readonly CaseResult[], traits: ReadonlyMap<string, Traits>): Finding {
  const groups = groupObservations(results, judged.compare);
  return judged.level === "language"
    ? languageFinding(results, groups)
    : implementationFinding(results, groups, traits, judged.compare);
}

function languageFinding(results: readonly CaseResult[], groups: readonly ObservationGroup[]): Finding {
  const kept = results.filter(({ verdict: { kind } }) => kind === "kept" || kind === "stale-deviation").length;
  const interpreters = results
    .filter(({ verdict: { kind } }) => kind === "broken" || kind === "known-deviation")
    .map(({ interpreter }) => interpreter);
  if (interpreters.length > 0) {
    const rest = kept === 0 ? "" : `; upheld by ${kept === 1 ? "one other" : `${kept} others`}`;
    return { kind: "broken-by", interpreters, groups, sentence: `broken by ${joinWords(interpreters)}${rest}` };
  }
  if (kept === 0) return { kind: "unverified", groups, sentence: "no interpreter gave a verdict" };
  return {
    kind: "upheld",
    groups,
    sentence: kept === 1 ? "upheld by one interpreter" : `upheld by all ${kept} interpreters`,
  };
}

function implementationFinding(
  results: readonly CaseResult[],
  groups: readonly ObservationGroup[],
  traits: ReadonlyMap<string, Traits>,
  compare: Case["compare"],
): Finding {
  const placed = placeInterpreters(groups, traits);
  const [only] = groups;
  if (only === undefined) return { kind: "unverified", groups, sentence: "no interpreter could run it" };
  if (groups.length === 1 && only.varies !== true) return { kind: "universal", groups, ...universal(placed) };
  if (groups.length === 1) return runFinding(groups, "varies from run to run on every interpreter observed");
  const explained = explainGroups(groups, placed, traits);
  if (explained !== undefined) return { kind: "depends", groups, ...explained };
  if (isWithinVariation(results, compare)) return runFinding(groups, "varies from run to run");
  return {
    kind: "unexplained",
    groups,
    sentence: "differs, and no fact that is asked of the interpreters explains it",
  };
}

function runFinding(groups: readonly ObservationGroup[], sentence: string): Finding {
  return { kind: "depends", axes: [{ axis: "run" }], alternatives: [], groups, sentence };
}

/** Interpreters of which nothing is known are in a group, but explain nothing. */
function placeInterpreters(
  groups: readonly ObservationGroup[],
  traits: ReadonlyMap<string, Traits>,
): readonly PlacedInterpreter[] {
  return groups.flatMap(({ interpreters }, group) =>
    interpreters.flatMap((id) => {
      const facts = traits.get(id)?.facts;
      return facts === undefined ? [] : [{ id, facts, group }];
    }),
  );
}

/** One interpreter, or one implementation, is not everybody. */
function universal(placed: readonly PlacedInterpreter[]): Pick<Finding, "sentence" | "settledBy"> {
  const names = [...new Set(placed.map((each) => factOf(each, "implementation")))].map(implementationTitle);
  if (names.length > 1) return { sentence: "the same everywhere: nobody promises it, everybody observed does it" };
  const [name = "the interpreter"] = names;
  return {
    sentence:
      placed.length === 1
        ? `observed on one interpreter only, ${name}`
        : `the same on ${placed.length === 2 ? "both interpreters" : `all ${placed.length} interpreters`} observed, all ${name}`,
    settledBy: `an interpreter that is not ${name}`,
  };
}
