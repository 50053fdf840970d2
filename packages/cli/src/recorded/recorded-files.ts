import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseRecorded, type RecordedInterpreter, renderRecorded } from "@pyconform/report";
import { UsageError } from "../usage-error.js";

/** Where recorded results are, below the project's root. They are in git. */
const folder = "reports/recorded";
const extension = ".jsonl";

/**
 * The recorded interpreters but `without` those of these ids, sorted by name of the file. A file that cannot be read is a
 * mistake: whoever edited it learns of it.
 */
export function readRecorded(root: string, without: ReadonlySet<string> = new Set()): readonly RecordedInterpreter[] {
  const leftOut = new Set([...without].map(nameOf));
  let names: readonly string[];
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return []; // nothing was recorded
  }
  return names
    .filter((name) => name.endsWith(extension) && !leftOut.has(name))
    .sort()
    .map((name) => {
      try {
        return parseRecorded(readFileSync(join(root, folder, name), "utf8"));
      } catch (error) {
        throw new UsageError(
          "unreadable-results",
          `"${folder}/${name}" cannot be read as recorded results: ${(error as Error).message}`,
          "record it again with pnpm conform record, or leave recorded results out with --no-recorded",
        );
      }
    });
}

/** Writes what was recorded of an interpreter; gives the file's name below the root. */
export function writeRecorded(root: string, recorded: RecordedInterpreter): string {
  const file = `${folder}/${nameOf(recorded.id)}`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, file), renderRecorded(recorded));
  return file;
}

function nameOf(id: string): string {
  return `${id.replace(/[^\w.+-]/gu, (character) => encodeURIComponent(character))}${extension}`;
}
