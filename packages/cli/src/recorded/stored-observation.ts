import { createHash } from "node:crypto";
import type { Case, Expectation, Observation, Outcome, ProgramKind } from "@pyconform/model";
import type { RecordedObservation } from "@pyconform/report";

/** A longer stdout, in UTF-16 code units, stands as its digest. */
const mostStdout = 2_000;

/** What the expectations of a program judge beyond what is always kept. */
export interface JudgedParts {
  readonly message: boolean;
  readonly warnings: boolean;
}

/** See {@link JudgedParts}. */
export function judgedParts(of: Case, kind: ProgramKind): JudgedParts {
  const outcomes = expectationsOf(of, kind).flatMap(outcomesOf);
  return {
    message: of.compare === "message" || outcomes.some(({ messageMatches }) => messageMatches !== undefined),
    warnings: outcomes.some(({ warns = [] }) => warns.length > 0),
  };
}

/** The stdouts that a program's expectations name: a long one that came out is known again by its digest. */
export function expectedStdouts(of: Case, kind: ProgramKind): readonly string[] {
  return expectationsOf(of, kind)
    .flatMap(outcomesOf)
    .flatMap(({ stdout }) => (stdout === undefined ? [] : [stdout]));
}

function expectationsOf(of: Case, kind: ProgramKind): readonly Expectation[] {
  if (of.level === "language") return [of.expect];
  if (kind === "case") return of.expect;
  return of.instead.kind === "program" ? [of.instead.expect] : [];
}

function outcomesOf({ oneOf, never }: Expectation): readonly Outcome[] {
  return [...oneOf, ...never];
}

/** What is recorded of an observation; nothing where our own side failed, which says nothing of the interpreter. */
export function storeObservation(observation: Observation, judged: JudgedParts): RecordedObservation | undefined {
  const { kind } = observation;
  switch (kind) {
    case "harness-failed":
      return undefined;
    case "not-run":
      return observation;
    case "timed-out":
      return { kind, limit: observation.limitMs };
    case "process-limit":
      return { kind, limit: observation.limitProcesses };
    case "out-of-memory":
    case "output-limit":
    case "file-limit":
      return { kind, limit: observation.limitBytes };
    case "finished":
      return { kind, ...toldBy(observation, judged) };
    case "exited":
      return { kind, status: observation.status, ...toldBy(observation, judged) };
    case "killed":
      return { kind, signal: observation.signal, ...toldBy(observation, judged) };
    case "raised": {
      const { type, bases, message } = observation.exception;
      const kept = judged.message || !ofThisMachine.test(message) ? { message } : {};
      return { kind, exception: { type, bases: [...bases], ...kept }, ...toldBy(observation, judged) };
    }
  }
}

/** An address in memory, or an absolute path: another on each machine or in each run. */
const ofThisMachine = /0x[\da-f]{4,}|(?:^|[\s'"(=])\/[\w.-]+\/|[a-z]:\\/iu;

function toldBy(observation: { readonly stdout: string; readonly stderr: string }, judged: JudgedParts) {
  const { stdout, stderr } = observation;
  return {
    stdout: stdout.length <= mostStdout ? stdout : { digest: stdoutDigest(stdout), length: stdout.length },
    ...(judged.warnings ? { warnings: warningLines(stderr) } : {}),
  };
}

/** The lines that show a warning, without the path before the program's name. */
function warningLines(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => /^.*:\d+: (?:[\w.]*\.)?\w+(?::|$)/u.test(line));
  return lines.map((line) => line.replace(/^.*?([^/\\]*:\d+: )/u, "$1")).join("\n");
}

/** Like every digest of the suite, but of the text itself. */
function stdoutDigest(stdout: string): string {
  return createHash("sha256").update(stdout).digest("base64url").slice(0, 22);
}

/**
 * The observation that was recorded; `undefined` where today's expectations judge a part of it that was not kept.
 * `stdouts` are those that a digest may stand for.
 */
export function restoreObservation(
  stored: RecordedObservation,
  judged: JudgedParts,
  stdouts: readonly string[],
): Observation | undefined {
  switch (stored.kind) {
    case "not-run":
      return { kind: stored.kind, requirement: stored.requirement };
    case "timed-out":
      return { kind: stored.kind, limitMs: stored.limit, stdout: "", stderr: "" };
    case "process-limit":
      return { kind: stored.kind, limitProcesses: stored.limit, stdout: "", stderr: "" };
    case "out-of-memory":
    case "output-limit":
    case "file-limit":
      return { kind: stored.kind, limitBytes: stored.limit, stdout: "", stderr: "" };
    case "finished":
    case "exited":
    case "killed":
    case "raised":
      return restoreRan(stored, judged, stdouts);
  }
}

type StoredRun = Extract<RecordedObservation, { readonly kind: "finished" | "exited" | "killed" | "raised" }>;

function restoreRan(stored: StoredRun, judged: JudgedParts, stdouts: readonly string[]): Observation | undefined {
  if (judged.warnings && stored.warnings === undefined) return undefined;
  const stdout = restoreStdout(stored.stdout, stdouts);
  if (stdout === undefined)
    return { kind: "harness-failed", reason: "its long stdout was recorded as a digest only", stderr: "" };
  const output = { stdout, stderr: stored.warnings ?? "" };
  switch (stored.kind) {
    case "finished":
      return { kind: stored.kind, ...output };
    case "exited":
      return { kind: stored.kind, status: stored.status, ...output };
    case "killed":
      return { kind: stored.kind, signal: stored.signal, ...output };
    case "raised": {
      const { type, bases, message } = stored.exception;
      if (judged.message && message === undefined) return undefined;
      return { kind: stored.kind, exception: { type, bases, message: message ?? "" }, ...output };
    }
  }
}

function restoreStdout(stored: StoredRun["stdout"], stdouts: readonly string[]): string | undefined {
  if (typeof stored === "string") return stored;
  return stdouts.find((each) => each.length === stored.length && stdoutDigest(each) === stored.digest);
}
