import type {
  CaseId,
  CaseResult,
  Expectation,
  ImplementationCase,
  LanguageCase,
  Observation,
  Row,
} from "@pyconform/model";

const shared = {
  id: "topic/subject/case" as CaseId,
  aliases: [],
  topic: "topic",
  subject: "subject",
  title: "A made-up case",
  covers: [],
  program: {
    code: "print(1)\n",
    requires: [],
    run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
  },
  compare: "outcome",
  at: { file: "specs/made-up.yaml", start: { line: 1, column: 1 }, end: { line: 2, column: 1 } },
} as const;

/** A made-up language case with one expectation. */
export function languageCase(expect: Partial<Expectation> = {}): LanguageCase {
  return { ...shared, level: "language", promisedBy: ["reference/a#b"], expect: { oneOf: [{}], never: [], ...expect } };
}

/** A made-up implementation case with rows. */
export function implementationCase(...expect: readonly Row[]): ImplementationCase {
  return {
    ...shared,
    level: "implementation",
    documentedIn: [],
    why: "because",
    instead: { kind: "none", reason: "no way" },
    expect,
  };
}

/** A program that ran to its end. */
export function finished(stdout = "", stderr = ""): Observation {
  return { kind: "finished", stdout, stderr };
}

/** A program that an exception ended. */
export function raised(type: string, bases: readonly string[] = [], message = "", stdout = ""): Observation {
  const exception = { type, bases: [type, ...bases, "Exception", "BaseException", "object"], message };
  return { kind: "raised", exception, stdout, stderr: "" };
}

/** A program that reached its time limit. */
export const timedOut: Observation = { kind: "timed-out", limitMs: 5000, stdout: "", stderr: "" };

/** A program that was not run. */
export const notRun: Observation = { kind: "not-run", requirement: { kind: "module", module: "lzma" } };

/** A program that our side could not run. */
export const harnessFailed: Observation = { kind: "harness-failed", reason: "pipe closed", stderr: "" };

/** What one interpreter did: each text is an outcome's stdout. */
export function resultOn(interpreter: string, ...outcomes: readonly (string | Observation)[]): CaseResult {
  const observed = outcomes.map((outcome) => (typeof outcome === "string" ? finished(outcome) : outcome));
  const [observation = finished()] = observed;
  return {
    interpreter,
    verdict: { kind: "observed" },
    observation,
    outcomes: observed.map((each) => ({ observation: each, count: 1 })),
    durationMs: 1,
  };
}
