import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Case, Diagnostic, Results } from "@pyconform/model";
import { casesThatFit, checkQuery, indexCases, needsResults, parseQuery, vocabularyOf } from "@pyconform/query";
import { readResults } from "./read-results.js";
import { UsageError } from "./usage-error.js";

/** What `--where` gave: cases, or what is wrong with the query. */
export type WhereAnswer =
  | {
      readonly kind: "found";
      readonly cases: readonly Case[];
      /** Which results the query was asked of, in a sentence; absent where it needed none. */
      readonly told?: string | undefined;
    }
  | { readonly kind: "mistaken"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Those of `selected` that the query `text` asks for. What interpreters did is read from `resultsPath`, a `results.json`
 * or the folder of a report, and only where the query asks for it.
 */
export function casesWhere(
  text: string,
  { all, selected }: { readonly all: readonly Case[]; readonly selected: readonly Case[] },
  resultsPath: string,
): WhereAnswer {
  if (text.trim() === "") return { kind: "found", cases: selected };
  const parsed = parseQuery(text);
  const results = needsResults(parsed.query) ? resultsFor(text, resultsPath) : undefined;
  const reports = new Map((results?.cases ?? []).map((report) => [report.id, report]));
  const used = (results?.interpreters ?? []).filter(({ status }) => status === "used");
  const index = indexCases(all, reports, used);
  const diagnostics = checkQuery(parsed, vocabularyOf(index));
  if (diagnostics.length > 0) return { kind: "mistaken", diagnostics: diagnostics.map(onCommandLine) };
  const wanted = new Set<string>(selected.map(({ id }) => id));
  const found = new Set(
    casesThatFit(parsed.query, { ...index, cases: index.cases.filter(({ id }) => wanted.has(id)) }).map(({ id }) => id),
  );
  return {
    kind: "found",
    cases: selected.filter(({ id }) => found.has(id)),
    told: results === undefined ? undefined : resultsTold(results, resultsPath, selected, reports),
  };
}

/** Where a diagnostic of `--where` stands; `printDiagnostics` shows the query's text there. */
export const wherePlace = "--where";

function onCommandLine(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, at: { ...diagnostic.at, file: wherePlace } };
}

function resultsFor(text: string, path: string): Results {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "results.json") : path;
  if (!existsSync(file))
    throw new UsageError(
      "no-report",
      `--where '${text}' asks what interpreters did, and there are no results in "${path}"`,
      "run pnpm conform first, or name other results with --results",
    );
  return readResults(path);
}

function resultsTold(
  { started, interpreters }: Results,
  path: string,
  selected: readonly Case[],
  reports: ReadonlyMap<string, unknown>,
): string {
  const used = interpreters.filter(({ status }) => status === "used").length;
  const missing = selected.filter(({ id }) => !reports.has(id)).length;
  const without =
    missing === 0
      ? ""
      : `; ${missing} of ${selected.length} cases are not in them, and so fit no field that asks for results`;
  return `--where used the results of ${path} (${started}, ${used} ${used === 1 ? "interpreter" : "interpreters"})${without}`;
}
