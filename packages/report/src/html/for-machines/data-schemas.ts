import { resultsSchemaVersion } from "@pyconform/model";
import { z } from "zod";
import {
  caseReportSchema,
  interpreterSchema,
  levelSchema,
  recordedSchema,
  resultsSchema,
  suiteSchema,
  verdictCountsSchema,
} from "../../results-schema.js";

// The one place where the form of the site's JSON is written down; results-schema.ts has the parts that results.json
// shares with it. A path is one in the site, from the folder of `index.json`.

const text = z.string();
const verdict = z.enum(resultsSchema.shape.summary.shape.verdicts.def.keyType.options);
const finding = z.enum(caseReportSchema.shape.finding.options.map((each) => each.shape.kind.value));

const head = {
  /** Where the schema lies, from this file. */
  $schema: text,
  schema: z.literal(resultsSchemaVersion),
  suite: suiteSchema,
  complete: z.boolean(),
  page: text,
};

/** A case over all interpreters, as in `results.json`, with what one has to know of the run. */
const caseFileSchema = z.strictObject({
  ...head,
  suite: suiteSchema.omit({ digest: true }),
  ...caseReportSchema.shape,
  /** Where each citation can be read. */
  documentation: z.array(z.strictObject({ citation: text, url: z.url() })),
  /** The interpreters of this case that were not run now, by id. */
  recorded: z.record(text, recordedSchema),
});

/** One interpreter with its verdict on every case. */
const interpreterFileSchema = z.strictObject({
  ...head,
  badge: text,
  interpreter: interpreterSchema,
  /** What it is compared with in `differs`; `null` where there was none, or it is the one. */
  reference: text.nullable(),
  counts: z.record(levelSchema, verdictCountsSchema),
  cases: z.array(
    z.strictObject({
      id: text,
      level: levelSchema,
      verdict,
      finding,
      /** Place in the case's `finding.groups`; `null` where it has observed nothing. */
      group: z.int().nonnegative().nullable(),
      /** It observed something else than the reference did. */
      differs: z.literal(true).optional(),
      /** Why a deviation is listed. */
      cause: text.optional(),
      link: text.optional(),
    }),
  ),
  /** Cases whose program has changed since it was recorded. */
  outdated: z.array(text),
});

/** What there is: every case, topic and interpreter with its page and its files. */
const indexFileSchema = z.strictObject({
  ...head,
  started: z.iso.datetime(),
  interpreters: z.array(
    z.strictObject({
      id: text,
      implementation: text,
      version: text,
      languageVersion: text,
      status: text,
      recorded: recordedSchema.optional(),
      page: text.optional(),
      data: text.optional(),
      badge: text.optional(),
    }),
  ),
  topics: z.array(z.strictObject({ topic: text, title: text, page: text, badge: text })),
  cases: z.array(
    z.strictObject({
      id: text,
      level: levelSchema,
      topic: text,
      subject: text,
      title: text,
      finding,
      sentence: text,
      page: text,
      data: text,
    }),
  ),
});

/** What `cases/<topic>/<subject>/<case>.json` holds. */
export type CaseFile = z.infer<typeof caseFileSchema>;

/** What `interpreters/<id>.json` holds. */
export type InterpreterFile = z.infer<typeof interpreterFileSchema>;

/** What `index.json` holds. */
export type IndexFile = z.infer<typeof indexFileSchema>;

const published = {
  results: { title: "results.json of pyconform", schema: resultsSchema },
  case: { title: "A case of a pyconform report", schema: caseFileSchema },
  interpreter: { title: "An interpreter of a pyconform report", schema: interpreterFileSchema },
  index: { title: "What a pyconform report has", schema: indexFileSchema },
} as const;

/** A kind of JSON that a report has. */
export type DataKind = keyof typeof published;

/** Names of all kinds. */
export const dataKinds = Object.keys(published) as readonly DataKind[];

/** The JSON Schema of a kind, published as `schema/<kind>.schema.json` and in every report. */
export function jsonSchemaOf(kind: DataKind): string {
  const { title, schema } = published[kind];
  const made = z.toJSONSchema(schema, { target: "draft-2020-12", reused: "ref" });
  return `${JSON.stringify({ title, ...made }, undefined, 2)}\n`;
}

/** Path of a kind's schema in the site. */
export function schemaPath(kind: DataKind): string {
  return `schemas/${kind}.schema.json`;
}
