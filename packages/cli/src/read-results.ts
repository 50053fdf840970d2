import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Results, resultsSchemaVersion } from "@pyconform/model";
import { parseResults } from "@pyconform/report";
import { UsageError } from "./usage-error.js";

/** Reads `results.json`, named by itself or by the folder of its report. Its own machine made it: only its version is checked. */
export function readResults(path: string): Results {
  const file = fileOf(path);
  return ofThisVersion(
    file,
    readWith(file, (text) => JSON.parse(text) as Partial<Results>),
  );
}

/** The same, of a file that may come from elsewhere: all of its form is checked. */
export function readCheckedResults(path: string): Results {
  const file = fileOf(path);
  const text = readWith(file, (content) => content);
  const parsed = parseResults(text);
  if (parsed.kind === "results") return parsed.results;
  readResults(path); // another version, or no JSON at all, says more than the parts that do not fit
  throw new UsageError(
    "unreadable-results",
    `"${file}" is not results: ${parsed.problems[0]}`,
    "name a results.json that pnpm conform has written, or run again",
  );
}

function fileOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "results.json") : path;
}

function readWith<Value>(file: string, read: (text: string) => Value): Value {
  try {
    return read(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(
      "unreadable-results",
      `"${file}" cannot be read as results: ${(error as Error).message}`,
      "run pnpm conform first, or name another file",
    );
  }
}

function ofThisVersion(file: string, value: Partial<Results>): Results {
  if (value.schema !== resultsSchemaVersion || !Array.isArray(value.cases) || !Array.isArray(value.interpreters))
    throw new UsageError(
      "unreadable-results",
      `"${file}" is not results of schema ${resultsSchemaVersion} (it says ${JSON.stringify(value.schema ?? null)})`,
      "run pnpm conform again to make new ones",
    );
  return value as Results;
}
