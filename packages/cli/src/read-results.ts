import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Results, resultsSchemaVersion } from "@pyconform/model";
import { UsageError } from "./usage-error.js";

/** Reads `results.json`, named by itself or by the folder of its report. */
export function readResults(path: string): Results {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "results.json") : path;
  let value: Partial<Results>;
  try {
    value = JSON.parse(readFileSync(file, "utf8")) as Partial<Results>;
  } catch (error) {
    throw new UsageError(
      "unreadable-results",
      `"${file}" cannot be read as results: ${(error as Error).message}`,
      "run pnpm conform first, or name another file",
    );
  }
  if (value.schema !== resultsSchemaVersion || !Array.isArray(value.cases) || !Array.isArray(value.interpreters))
    throw new UsageError(
      "unreadable-results",
      `"${file}" is not results of schema ${resultsSchemaVersion} (it says ${JSON.stringify(value.schema ?? null)})`,
      "run pnpm conform again to make new ones",
    );
  return value as Results;
}
