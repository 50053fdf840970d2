import { z } from "zod";
import { deviationsFile } from "./schema/deviations.js";
import { localConfigFile } from "./schema/local-config.js";
import { implementationSubject, languageSubject } from "./schema/subject.js";

/** The JSON Schemas for editors, by file name below `packages/loader/schema/`; they say what the loader holds files against. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return {
    "subject.schema.json": toText(
      z.union([languageSubject, implementationSubject]),
      "A subject of pyconform: specs/<level>/<topic>/<subject>.yaml",
    ),
    "deviations.schema.json": toText(
      deviationsFile,
      "Known deviations of an implementation: implementations/<id>/deviations.yaml",
    ),
    "local-config.schema.json": toText(localConfigFile, "Interpreters of this machine: conform.local.yaml"),
  };
}

function toText(schema: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
