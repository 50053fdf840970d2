import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseRecorded, type RecordedInterpreter, renderRecorded } from "@pyconform/report";
import { UsageError } from "../usage-error.js";

/** Where recorded results are, below the project's root. They are in git. */
const folder = "reports/recorded";

/** The recorded interpreters, by id. A file that cannot be read is a mistake: whoever edited it learns of it. */
export function readRecorded(root: string): readonly RecordedInterpreter[] {
  let names: readonly string[];
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return []; // nothing was recorded
  }
  return names
    .filter((name) => name.endsWith(".jsonl"))
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
  const name = recorded.id.replace(/[^\w.+-]/gu, (character) => encodeURIComponent(character));
  const file = `${folder}/${name}.jsonl`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, file), renderRecorded(recorded));
  return file;
}
