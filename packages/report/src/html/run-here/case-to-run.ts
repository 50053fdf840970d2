import type { CaseReport, Observation, VerdictKind } from "@pyconform/model";
import { mayVary } from "../may-vary.js";
import type { Expected } from "../parts/expectation.js";
import type { SiteFrame } from "../site.js";

/** A case as its page runs it and compares what comes out. */
export interface CaseToRun {
  readonly code: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Wall-clock limit in milliseconds, where the case sets one. */
  readonly timeoutMs?: number | undefined;
  readonly compare: "outcome" | "message";
  /** One run says little of the next. */
  readonly varies: boolean;
  readonly expected: Expected;
  readonly groups: readonly ComparedGroup[];
}

/** Interpreters that observed the same. */
export interface ComparedGroup {
  readonly interpreters: readonly string[];
  readonly verdicts: readonly VerdictKind[];
  /** Without stderr; `null` where it is too long for a page to carry. */
  readonly observation: Observation | null;
}

/** The implementation that pages can run; its results tell which programs it can run. */
const runsInBrowser = "pyodide";

/** Longest program, expectation or output that a page carries to compare with. */
const mostCarried = 20_000;

/** What the page of a case needs to run it; `undefined` where it cannot be run in a browser. */
export function caseToRun(site: SiteFrame, report: CaseReport): CaseToRun | undefined {
  const { program, compare } = report.case;
  const interpreter = site.used.find(({ implementation }) => implementation === runsInBrowser)?.id;
  const seen = report.results.find((result) => result.interpreter === interpreter)?.observation;
  const runs = seen === undefined ? program.requires.length === 0 : seen.kind !== "not-run";
  if (!runs || program.code.length > mostCarried) return undefined;
  if (JSON.stringify(report.case.expect).length > mostCarried) return undefined;
  const verdicts = new Map(report.results.map(({ interpreter: id, verdict }) => [id, verdict.kind]));
  const { flags, env, timeoutMs } = program.run;
  const { level, expect } = report.case;
  return {
    code: program.code,
    flags,
    env,
    timeoutMs,
    compare,
    varies: report.results.some(({ interpreter: id }) => mayVary(report, id)),
    expected: { level, expect } as Expected, // what TypeScript no longer knows once they are apart
    groups: report.finding.groups.map(({ interpreters, observation }) => ({
      interpreters,
      verdicts: [...new Set(interpreters.flatMap((id) => verdicts.get(id) ?? []))],
      observation: carried(observation),
    })),
  };
}

function carried(observation: Observation): Observation | null {
  if ("stdout" in observation && observation.stdout.length > mostCarried) return null;
  if (observation.kind === "raised") {
    const { exception } = observation;
    return {
      ...observation,
      stderr: "",
      exception: { ...exception, message: exception.message.slice(0, mostCarried) },
    };
  }
  return "stderr" in observation ? { ...observation, stderr: "" } : observation;
}
