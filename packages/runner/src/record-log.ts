import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import type { RunRecord } from "@pyconform/model";

/** What a file of records holds. */
export interface RecordLog {
  /** The last record of each name, as JSON. */
  readonly entries: ReadonlyMap<string, string>;
  /** Lines that were not what was written: cut short by a crash, or damaged. They are left out. */
  readonly damaged: number;
  /** Lines that later ones of the same name replace. */
  readonly replaced: number;
}

/** Reads a file of records; an absent one is empty. */
export function readRecordLog(file: string): RecordLog {
  const entries = new Map<string, string>();
  let damaged = 0;
  let replaced = 0;
  const lines = textOf(file).split("\n");
  if (lines.pop() !== "") damaged += 1; // the end of the last line is missing
  for (const line of lines) {
    const [check = "", name = ""] = line.split(" ", 2);
    if (checkOf(line.slice(check.length + 1)) !== check) {
      damaged += 1;
      continue;
    }
    if (entries.delete(name)) replaced += 1;
    entries.set(name, line.slice(check.length + name.length + 2));
  }
  return { entries, damaged, replaced };
}

/**
 * Adds records to a file, one line each, in a single write: what another process adds at the same time stands before or
 * after, and a crash cuts at most the last line short, which its checksum shows.
 */
export function appendRecords(file: string, records: readonly (readonly [name: string, record: RunRecord])[]): void {
  if (records.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, records.map(([name, record]) => lineOf(name, JSON.stringify(record))).join(""));
}

/** One line: checksum, name (without spaces), JSON. */
export function lineOf(name: string, json: string): string {
  const content = `${name} ${json}`;
  return `${checkOf(content)} ${content}\n`;
}

function checkOf(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
