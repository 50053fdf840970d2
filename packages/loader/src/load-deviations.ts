import type { Case, Deviation } from "@pyconform/model";
import { casePattern } from "./case-pattern.js";
import { checkSchema } from "./check-schema.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readText } from "./read-text.js";
import { deviationsFile } from "./schema/deviations.js";
import { suggestionHint } from "./suggest.js";
import { parseYaml } from "./yaml-source.js";

/** What {@link loadDeviations} reads. */
export interface LoadDeviationsOptions {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** The file, relative to `root` or absolute. */
  readonly file: string;
  /** The implementation package it belongs to. */
  readonly implementation: string;
  /** All cases of the project: an id or glob that matches none of them is an error. Absent: that is not asked. */
  readonly cases?: readonly Pick<Case, "id" | "aliases">[] | undefined;
}

/** Reads an implementation's `deviations.yaml`. With any mistake in it, its good rows are still given back. */
export async function loadDeviations({ root, file, implementation, cases }: LoadDeviationsOptions): Promise<{
  readonly deviations: readonly Deviation[];
  readonly diagnostics: readonly LoaderDiagnostic[];
}> {
  const read = await readText(root, file);
  if (read.text === undefined) return { deviations: [], diagnostics: read.diagnostics };
  const { source, diagnostics: syntax } = parseYaml(read.file, read.text);
  if (source === undefined) return { deviations: [], diagnostics: syntax };
  const { value, diagnostics: form } = checkSchema(deviationsFile, source);
  if (value === undefined) return { deviations: [], diagnostics: form };

  const diagnostics: LoaderDiagnostic[] = [];
  const known = cases ?? [];
  const ids = new Set<string>(known.map((one) => one.id));
  const renamed = new Map<string, string>(known.flatMap((one) => one.aliases.map((alias) => [alias, one.id] as const)));
  const deviations = value.deviations.map((row, index): Deviation => {
    const path = ["deviations", index];
    if ((row.link === undefined) === (row["none-found"] === undefined)) {
      diagnostics.push({
        code: row.link === undefined ? "missing-key" : "contradictory-keys",
        severity: "error",
        message: row.link === undefined ? '"link" is missing' : '"link" and "none-found" exclude each other',
        hint: "give the public issue or page that records it, or `none-found: true` where it was looked for",
        at: row.link === undefined ? source.keySpan([...path, "cause"]) : source.keySpan([...path, "none-found"]),
      });
    }
    for (const [position, pattern] of cases === undefined ? [] : row.cases.entries()) {
      const matches = casePattern(pattern);
      if (ids.has(pattern) || cases?.some((one) => matches(one.id))) continue;
      const now = renamed.get(pattern);
      diagnostics.push({
        code: "stale-glob",
        severity: "error",
        message: `"${pattern}" matches no case`,
        hint: now === undefined ? suggestionHint(pattern, ids) : `the case is called "${now}" now`,
        at: source.span([...path, "cases", position]),
      });
    }
    return {
      implementation,
      cause: row.cause.trim(),
      versions: row.versions,
      traits: Object.fromEntries(Object.entries(row.traits ?? {}).map(([name, fact]) => [name, String(fact)])),
      ...(row.sometimes === undefined ? {} : { sometimes: row.sometimes }),
      link: row.link,
      cases: row.cases,
      at: source.span([...path, "cause"]),
    };
  });
  return { deviations, diagnostics };
}
