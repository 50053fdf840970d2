import type { CaseReport, CaseResult, Coverage, InterpreterResult, Results, VerdictKind } from "@pyconform/model";
import { referenceInterpreter } from "@pyconform/query";
import { compareRuns, type RunChange } from "../compare-runs.js";
import { type VersionLine, versionLines } from "./version-lines.js";

/** How the site is made. */
export interface SiteOptions {
  /** Where the specs can be edited, such as `https://github.com/pyconform/pyconform/edit/main`; without it there are no edit links. */
  readonly editRoot?: string | undefined;
  /** What the documents say, and which cases of the specs show it; without it there is no page of it. */
  readonly coverage?: Coverage | undefined;
  /** Results of an earlier run; where they have a case and an interpreter of this one, there is a page of what changed. */
  readonly previous?: Results | undefined;
}

/** An earlier run, and what changed since. */
export interface PreviousRun {
  readonly results: Results;
  readonly changes: readonly RunChange[];
}

/** One subject with its cases, in the author's order. */
export interface SubjectView {
  readonly level: CaseReport["level"];
  readonly subject: string;
  readonly title: string;
  readonly about: string;
  readonly file: string;
  readonly cases: readonly CaseReport[];
}

/** How a topic is called. */
export interface TopicTitle {
  readonly topic: string;
  readonly title: string;
}

/** One topic with its subjects: promises first. */
export interface TopicView extends TopicTitle {
  readonly subjects: readonly SubjectView[];
  readonly cases: readonly CaseReport[];
}

/** What a page knows besides what it is about: the same as long as interpreters, commit and options are. */
export interface SiteFrame {
  /** Interpreters that were used, in the run's order. */
  readonly used: readonly InterpreterResult[];
  /** The newest CPython of the usual kind: what others are compared with. */
  readonly reference: InterpreterResult | undefined;
  /** Interpreters that differ in nothing but their version, on which a behaviour can be followed. */
  readonly lines: readonly VersionLine[];
  /** Of the suite; `null` where it is not known. */
  readonly commit: string | null;
  /** False where the results are those of a part of the suite. */
  readonly isWhole: boolean;
  readonly editRoot: string | undefined;
  /** Whether there is a page of the coverage. */
  readonly showsCoverage: boolean;
}

/** What was found, without when: the same for two runs in which the same came out. */
export interface SiteContents extends SiteFrame {
  readonly results: Pick<Results, "cases" | "interpreters" | "subjects">;
  readonly topics: readonly TopicView[];
  resultsOf(interpreter: string): readonly { readonly report: CaseReport; readonly result: CaseResult }[];
  resultOf(report: CaseReport, interpreter: string): CaseResult | undefined;
}

/** The results, arranged once for all pages. */
export interface Site extends SiteContents {
  readonly results: Results;
  readonly previous: PreviousRun | undefined;
  readonly coverage: Coverage | undefined;
}

/** Arranges results for the pages. */
export function arrangeSite(results: Results, { editRoot, coverage, previous }: SiteOptions): Site {
  const byInterpreter = new Map<string, { report: CaseReport; result: CaseResult }[]>();
  const byReport = new Map<CaseReport, ReadonlyMap<string, CaseResult>>();
  for (const report of results.cases) {
    byReport.set(report, new Map(report.results.map((result) => [result.interpreter, result])));
    for (const result of report.results) {
      const list = byInterpreter.get(result.interpreter) ?? [];
      byInterpreter.set(result.interpreter, list);
      list.push({ report, result });
    }
  }
  const used = results.interpreters.filter(({ status }) => status === "used");
  return {
    results,
    topics: topicsOf(results),
    used,
    reference: referenceInterpreter(used),
    lines: versionLines(used),
    previous: previousRun(results, previous),
    commit: results.suite.commit,
    isWhole: results.complete && (results.selection === undefined || results.selection.cases === null),
    editRoot,
    showsCoverage: coverage !== undefined,
    coverage,
    resultsOf: (interpreter) => byInterpreter.get(interpreter) ?? [],
    resultOf: (report, interpreter) => byReport.get(report)?.get(interpreter),
  };
}

/** A topic or subject as a title: `garbage-collection` becomes `Garbage collection`. */
export function titleOf(name: string): string {
  const known: Readonly<Record<string, string>> = { gil: "The GIL", "sys-module": "The sys module", cython: "Cython" };
  const words = name.replaceAll("-", " ");
  return known[name] ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** How many of each verdict. */
export function countVerdicts(results: readonly CaseResult[]): ReadonlyMap<VerdictKind, number> {
  const counts = new Map<VerdictKind, number>();
  for (const { verdict } of results) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
  return counts;
}

/** Number of the group that an interpreter is in; -1 where it is in none. */
export function groupIndex(report: CaseReport, interpreter: string): number {
  return report.finding.groups.findIndex(({ interpreters }) => interpreters.includes(interpreter));
}

/** Runs that have nothing in common cannot be compared. */
function previousRun(results: Results, previous: Results | undefined): PreviousRun | undefined {
  if (previous === undefined) return undefined;
  const pairs = new Set(
    previous.cases.flatMap((report) => report.results.map(({ interpreter }) => `${report.id} ${interpreter}`)),
  );
  const shared = results.cases.some((report) =>
    report.results.some(({ interpreter }) => pairs.has(`${report.id} ${interpreter}`)),
  );
  return shared ? { results: previous, changes: compareRuns(previous, results) } : undefined;
}

function topicsOf(results: Results): readonly TopicView[] {
  const bySubject = new Map<string, CaseReport[]>();
  for (const report of results.cases) {
    const key = `${report.level}/${report.topic}/${report.subject}`;
    const list = bySubject.get(key) ?? [];
    bySubject.set(key, list);
    list.push(report);
  }
  const topics = new Map<string, SubjectView[]>();
  for (const level of ["language", "implementation"] as const) {
    for (const subject of results.subjects.filter((each) => each.level === level)) {
      const found = bySubject.get(`${level}/${subject.topic}/${subject.subject}`);
      if (found === undefined) continue;
      const list = topics.get(subject.topic) ?? [];
      topics.set(subject.topic, list);
      list.push({ ...subject, cases: found });
    }
  }
  return [...topics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, subjects]) => ({
      topic,
      title: titleOf(topic),
      subjects,
      cases: subjects.flatMap((subject) => subject.cases),
    }));
}
