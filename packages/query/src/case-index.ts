import {
  type Case,
  type CaseReport,
  describeRequirement,
  type InterpreterResult,
  type VerdictKind,
  verdictEffects,
} from "@pyconform/model";

/** An interpreter, as far as a query asks for it. */
export interface IndexedInterpreter {
  readonly id: string;
  readonly implementation: string;
}

/** What a case came to where it was run. Lists have one entry for each interpreter of the index, in its order. */
export interface IndexedResult {
  /** Kind of the finding. */
  readonly finding: string;
  readonly axes: readonly string[];
  /** Language versions at which the behaviour changes. */
  readonly changed: readonly string[];
  readonly verdicts: readonly (VerdictKind | undefined)[];
  /** Number of the group of equal observations; -1 where it was not run. */
  readonly groups: readonly number[];
  /** A verdict of the case or of its portable program fails the run. */
  readonly failing: boolean;
  /** It, or its portable program, holds wherever it was run. */
  readonly portable: boolean;
}

/** All that a query can ask of one case. */
export interface IndexedCase {
  readonly id: string;
  readonly level: Case["level"];
  readonly title: string;
  readonly cites: readonly string[];
  readonly requires: readonly string[];
  /** The programs, in small letters. */
  readonly code: string;
  /** Everything else that is written about it, in small letters. */
  readonly statement: string;
  /** Absent where it was not run. */
  readonly result?: IndexedResult | undefined;
}

/** Cases with their results: what a query is asked of. */
export interface CaseIndex<Each extends IndexedCase = IndexedCase> {
  readonly interpreters: readonly IndexedInterpreter[];
  /** Number of the interpreter that others are compared with; -1 where there is none. */
  readonly reference: number;
  readonly cases: readonly Each[];
}

/** An index of cases, with what `reports` say of them. */
export function indexCases(
  cases: readonly Case[],
  reports: ReadonlyMap<string, CaseReport>,
  used: readonly InterpreterResult[],
): CaseIndex {
  const ids = used.map(({ id }) => id);
  const reference = referenceInterpreter(used)?.id;
  return {
    interpreters: used.map(({ id, implementation }) => ({ id, implementation })),
    reference: reference === undefined ? -1 : ids.indexOf(reference),
    cases: cases.map((each) => {
      const report = reports.get(each.id);
      return report === undefined ? indexCase(each) : { ...indexCase(each), result: indexResult(report, ids) };
    }),
  };
}

/** The newest CPython of the usual kind: what others are compared with. */
export function referenceInterpreter(used: readonly InterpreterResult[]): InterpreterResult | undefined {
  const usual = used.filter(
    ({ implementation, traits }) =>
      implementation === "cpython" &&
      (traits === undefined || (traits.facts["byte-order"] === "little" && traits.facts["pointer-bits"] === 64)),
  );
  return [...usual].sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }))[0];
}

function indexCase(authored: Case): IndexedCase {
  const portable = authored.level === "implementation" ? authored.instead : undefined;
  const programs = [authored.program, ...(portable?.kind === "program" ? [portable.program] : [])];
  const words = [
    authored.note,
    ...(authored.level === "implementation" ? [authored.why, authored.undocumented] : []),
    portable?.kind === "none" ? portable.reason : undefined,
  ];
  return {
    id: authored.id,
    level: authored.level,
    title: authored.title,
    cites: authored.level === "language" ? authored.promisedBy : authored.documentedIn,
    requires: [...new Set(authored.program.requires.map(requirementName))],
    code: programs.map(({ code }) => code.toLowerCase()).join("\n"),
    statement: words
      .filter((each) => each !== undefined)
      .join("\n")
      .toLowerCase(),
  };
}

function requirementName(requirement: Case["program"]["requires"][number]): string {
  switch (requirement.kind) {
    case "feature":
      return requirement.feature;
    case "module":
      return requirement.module;
    default:
      return describeRequirement(requirement);
  }
}

function indexResult(report: CaseReport, interpreters: readonly string[]): IndexedResult {
  const { finding, results, instead = [] } = report;
  const verdicts = new Map(results.map(({ interpreter, verdict }) => [interpreter, verdict.kind]));
  const groups = new Map(
    finding.groups.flatMap((group, index) => group.interpreters.map((id) => [id, index] as const)),
  );
  const axes = finding.kind === "depends" ? finding.axes : [];
  const all = [...results, ...instead];
  return {
    finding: finding.kind,
    axes: [...new Set(axes.map(({ axis }) => axis))],
    changed: [...new Set(axes.flatMap(({ thresholds = [] }) => thresholds))],
    verdicts: interpreters.map((id) => verdicts.get(id)),
    groups: interpreters.map((id) => groups.get(id) ?? -1),
    failing: all.some(({ verdict }) => verdictEffects[verdict.kind] === "fails"),
    portable:
      report.level === "language" ? finding.kind === "upheld" : holds(instead.map(({ verdict }) => verdict.kind)),
  };
}

function holds(verdicts: readonly VerdictKind[]): boolean {
  return verdicts.includes("kept") && verdicts.every((kind) => kind === "kept" || kind === "not-applicable");
}
