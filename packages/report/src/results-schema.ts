import {
  axisNames,
  type CaseId,
  type Feature,
  features,
  levels,
  type Results,
  resultsSchemaVersion,
  type TraitName,
  traitNames,
  type VerdictKind,
  verdictEffects,
} from "@pyconform/model";
import { z } from "zod";

// The one place where the form of results.json is written down; `satisfies` at the end holds it to the model's types.

const names = <Name extends string>(list: readonly Name[]) => z.enum(list as readonly [Name, ...Name[]]);
const text = z.string();
const count = z.int().nonnegative();
const trait = names(traitNames as readonly TraitName[]);
/** See `Level` of the model. */
export const levelSchema = names(levels);
const caseId = text.regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+){2}$/) as unknown as z.ZodType<CaseId>; // the pattern is what makes one
/** See `LimitName` of the model. */
export const limitSchema = z.enum(["time", "memory", "output", "processes", "file size"]);

const position = z.strictObject({ line: z.int().positive(), column: z.int().positive() });
const span = z.strictObject({ file: text, start: position, end: position });

/** See `Requirement` of the model. */
export const requirementSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("feature"), feature: names(Object.keys(features) as Feature[]) }),
  z.strictObject({ kind: z.literal("module"), module: text }),
  z.strictObject({ kind: z.literal("trait"), trait, value: text }),
  z.strictObject({ kind: z.literal("language-version"), since: text.optional(), until: text.optional() }),
  z.strictObject({ kind: z.literal("launch"), what: text }),
]);

const output = { stdout: text, stderr: text };
const exception = z.strictObject({ type: text, bases: z.array(text), message: text });
const observation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finished"), ...output }),
  z.strictObject({ kind: z.literal("raised"), exception, ...output }),
  z.strictObject({ kind: z.literal("exited"), status: z.int(), ...output }),
  z.strictObject({ kind: z.literal("killed"), signal: text, ...output }),
  z.strictObject({ kind: z.literal("timed-out"), limitMs: z.number(), ...output }),
  z.strictObject({ kind: z.literal("out-of-memory"), limitBytes: z.number(), ...output }),
  z.strictObject({ kind: z.literal("output-limit"), limitBytes: z.number(), ...output }),
  z.strictObject({ kind: z.literal("process-limit"), limitProcesses: z.number(), ...output }),
  z.strictObject({ kind: z.literal("file-limit"), limitBytes: z.number(), ...output }),
  z.strictObject({ kind: z.literal("not-run"), requirement: requirementSchema }),
  z.strictObject({ kind: z.literal("harness-failed"), reason: text, stderr: text }),
]);
const counted = z.strictObject({ observation, count });

const outcome = z.strictObject({
  stdout: text.optional(),
  stdoutMatches: text.optional(),
  raises: text.optional(),
  messageMatches: text.optional(),
  exit: z.int().optional(),
  killed: text.optional(),
  warns: z.array(text).optional(),
});
const expectation = {
  oneOf: z.array(outcome),
  never: z.array(outcome),
  acrossRuns: z.enum(["same", "may-vary"]).optional(),
};
const when = z.strictObject({
  implementation: z.array(text).optional(),
  version: text.optional(),
  traits: z.partialRecord(trait, text).optional(),
});
const row = z.strictObject({ when, ...expectation });

const program = z.strictObject({
  code: text,
  requires: z.array(requirementSchema),
  run: z.strictObject({
    flags: z.array(text),
    env: z.record(text, text),
    isolation: z.enum(["fork", "process"]),
    timeoutMs: z.number().optional(),
    exclusive: z.boolean(),
    repeat: z.int().positive(),
  }),
});

const authored = {
  id: caseId,
  aliases: z.array(caseId),
  topic: text,
  subject: text,
  title: text,
  note: text.optional(),
  covers: z.array(text),
  program,
  compare: z.enum(["outcome", "message"]),
  at: span,
};
const instead = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("program"), program, expect: z.strictObject(expectation) }),
  z.strictObject({ kind: z.literal("none"), reason: text }),
]);
const caseSchema = z.discriminatedUnion("level", [
  z.strictObject({
    level: z.literal("language"),
    ...authored,
    promisedBy: z.array(text),
    expect: z.strictObject(expectation),
  }),
  z.strictObject({
    level: z.literal("implementation"),
    ...authored,
    documentedIn: z.array(text),
    undocumented: text.optional(),
    why: text,
    instead,
    expect: z.array(row),
  }),
]);

const deviation = z.strictObject({
  implementation: text,
  cause: text,
  versions: text,
  traits: z.record(text, text),
  link: text.optional(),
  cases: z.array(text),
  at: span,
});
const mismatches = z.array(
  z.strictObject({
    part: z.enum([
      "stdout",
      "stdout-matches",
      "raises",
      "message-matches",
      "exit",
      "killed",
      "warns",
      "never",
      "across-runs",
      "limit",
      "ending",
    ]),
    message: text,
  }),
);
const verdict = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("kept") }),
  z.strictObject({ kind: z.literal("broken"), mismatches }),
  z.strictObject({ kind: z.literal("known-deviation"), deviation, mismatches }),
  z.strictObject({ kind: z.literal("stale-deviation"), deviation }),
  z.strictObject({ kind: z.literal("as-described") }),
  z.strictObject({ kind: z.literal("not-as-described"), mismatches }),
  z.strictObject({ kind: z.literal("observed") }),
  z.strictObject({ kind: z.literal("not-applicable"), requirement: requirementSchema }),
  z.strictObject({ kind: z.literal("inconclusive"), reason: text }),
]);

const axis = z.strictObject({
  axis: names(axisNames),
  trait: trait.optional(),
  thresholds: z.array(text).optional(),
  within: text.optional(),
});
const axes = z.array(axis);
const groups = z.array(
  z.strictObject({ observation, interpreters: z.array(text), varies: z.literal(true).optional() }),
);
const found = { sentence: text, settledBy: text.optional(), groups };
const finding = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("upheld"), ...found }),
  z.strictObject({ kind: z.literal("broken-by"), interpreters: z.array(text), ...found }),
  z.strictObject({ kind: z.literal("unverified"), ...found }),
  z.strictObject({ kind: z.literal("universal"), ...found }),
  z.strictObject({ kind: z.literal("depends"), axes, alternatives: z.array(axes), ...found }),
  z.strictObject({ kind: z.literal("unexplained"), ...found }),
]);

const caseResult = z.strictObject({
  interpreter: text,
  verdict,
  observation,
  outcomes: z.array(counted).optional(),
  durationMs: z.number(),
  retriedAfter: limitSchema.optional(),
});
/** See `CaseReport` of the model. */
export const caseReportSchema = z.strictObject({
  id: text,
  level: levelSchema,
  topic: text,
  subject: text,
  title: text,
  finding,
  results: z.array(caseResult),
  instead: z.array(caseResult).optional(),
  outdated: z
    .array(z.strictObject({ interpreter: text, program: z.enum(["case", "instead"]), observation }))
    .optional(),
  case: caseSchema,
});

/** See `Traits` of the model. */
export const traitsSchema = z.strictObject({
  facts: z.record(trait, z.union([text, z.number(), z.boolean()])),
  versionText: text,
  modules: z.array(text),
  features: z.array(names(Object.keys(features) as Feature[])),
});
/** See `Recorded` of the model. */
export const recordedSchema = z.strictObject({ date: z.iso.date(), commit: text.nullable() });
/** See `InterpreterResult` of the model. */
export const interpreterSchema = z.strictObject({
  id: text,
  implementation: text,
  version: text,
  languageVersion: text,
  command: z.array(text),
  sandbox: text.optional(),
  traits: traitsSchema.optional(),
  status: text,
  recorded: recordedSchema.optional(),
});

/** Of which suite a run was. */
export const suiteSchema = z.strictObject({ version: text, commit: text.nullable(), digest: text });
const verdictKind = names(Object.keys(verdictEffects) as VerdictKind[]);
/** How many of each verdict. */
export const verdictCountsSchema = z.partialRecord(verdictKind, count);

/** The form of `results.json`. */
export const resultsSchema = z.strictObject({
  schema: z.literal(resultsSchemaVersion),
  suite: z.strictObject({ ...suiteSchema.shape, cases: z.array(text).optional() }),
  selection: z.strictObject({ cases: z.array(text).nullable(), shard: text.nullable() }).optional(),
  started: z.iso.datetime(),
  durationMs: z.number(),
  complete: z.boolean(),
  interpreters: z.array(interpreterSchema),
  subjects: z.array(
    z.strictObject({ level: levelSchema, topic: text, subject: text, title: text, about: text, file: text }),
  ),
  cases: z.array(caseReportSchema),
  deviations: z.array(deviation).optional(),
  summary: z.strictObject({
    cases: count,
    verdicts: verdictCountsSchema,
    findings: z.record(text, count),
  }),
}) satisfies z.ZodType<Results>;
