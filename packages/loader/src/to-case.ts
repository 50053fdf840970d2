import {
  type Case,
  type CaseId,
  type Expectation,
  type Instead,
  type Outcome,
  type Program,
  parseCaseId,
  type Row,
  type RunOptions,
  type SourceSpan,
} from "@pyconform/model";
import { parseRequirement } from "./parse-requirement.js";
import type { AuthoredExpectation, AuthoredOutcome, AuthoredRow } from "./schema/expectation.js";
import type { AuthoredProgram } from "./schema/subject.js";
import type { AuthoredCase } from "./spec-file.js";

/** Turns what an author wrote, and the schema accepted, into the model's words. */
export function toCase(authored: AuthoredCase, topic: string, subject: string, at: SourceSpan): Case {
  const base = {
    id: caseId(`${topic}/${subject}/${authored.id}`),
    aliases: list(authored.aliases).map(caseId),
    topic,
    subject,
    title: authored.title,
    note: authored.note,
    covers: list(authored.covers),
    program: toProgram(authored, authored.code),
    compare: authored.compare ?? "outcome",
    at,
  } as const;
  if (authored.level === "language") {
    return {
      ...base,
      level: "language",
      promisedBy: list(authored["promised-by"]),
      expect: toExpectation(authored.expect),
    };
  }
  return {
    ...base,
    level: "implementation",
    documentedIn: list(authored["documented-in"]),
    undocumented: authored.undocumented,
    why: authored.why.trim(),
    instead: toInstead(authored.instead),
    expect: authored.expect.map(toRow),
  };
}

/** A value or a list of values as a list. */
export function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function caseId(text: string): CaseId {
  const id = parseCaseId(text);
  // The schema has checked every part.
  if (id === undefined) throw new Error(`not a case id: ${text}`);
  return id;
}

function toProgram(authored: Omit<AuthoredProgram, "code">, code: string): Program {
  const { since, until } = authored;
  return {
    code,
    requires: [
      ...(since === undefined && until === undefined ? [] : [{ kind: "language-version", since, until } as const]),
      ...list(authored.requires).map((text) => parseRequirement(text)),
    ],
    run: toRunOptions(authored.run),
  };
}

function toRunOptions(run: AuthoredProgram["run"]): RunOptions {
  const flags = run?.flags ?? [];
  const env = run?.env ?? {};
  const needsProcess = flags.length > 0 || Object.keys(env).length > 0;
  return {
    flags,
    env,
    isolation: needsProcess ? "process" : (run?.isolation ?? "fork"),
    timeoutMs: run?.timeout === undefined ? undefined : run.timeout * 1000,
    exclusive: run?.exclusive ?? false,
    repeat: run?.repeat ?? 1,
  };
}

function toInstead(authored: Extract<AuthoredCase, { level: "implementation" }>["instead"]): Instead {
  if (authored.code === undefined) return { kind: "none", reason: (authored.none ?? "").trim() };
  return { kind: "program", program: toProgram(authored, authored.code), expect: toExpectation(authored.expect ?? {}) };
}

/** The model's form of an expectation; without any outcome, one that judges nothing but its other parts. */
function toExpectation(authored: AuthoredExpectation): Expectation {
  return {
    oneOf: (authored["one-of"] ?? [authored]).map(toOutcome),
    never: (authored.never ?? []).map(toOutcome),
    acrossRuns: authored["across-runs"],
  };
}

function toOutcome(authored: AuthoredOutcome): Outcome {
  return {
    stdout: authored.stdout,
    stdoutMatches: authored["stdout-matches"],
    raises: authored.raises,
    messageMatches: authored["message-matches"],
    exit: authored.exit,
    killed: authored.killed,
    warns: authored.warns === undefined ? undefined : list(authored.warns),
  };
}

function toRow(authored: AuthoredRow): Row {
  const { implementation, version, traits } = authored.when ?? {};
  return {
    ...toExpectation(authored),
    when: {
      implementation: implementation === undefined ? undefined : list(implementation),
      version,
      traits:
        traits === undefined
          ? undefined
          : Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, String(value)])),
    },
  };
}
