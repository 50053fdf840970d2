import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunRecord } from "@pyconform/model";
import { appendRecords, lineOf, type RecordLog, readRecordLog } from "./record-log.js";

/** The cache's size in bytes: interpreters that were not used for the longest time are forgotten first. */
const mostBytes = 256 * 1024 ** 2;
/** Size from which on an interpreter's file is rewritten with what is of use. */
const mostFileBytes = 16 * 1024 ** 2;

/** Records of earlier runs: one file for each state of an interpreter, named by its digest, a line for each program. */
export class ResultCache {
  readonly #logs = new Map<string, RecordLog>();
  readonly #used = new Map<string, Set<string>>();
  #damaged = 0;

  constructor(private readonly folder: string) {}

  /** Lines that were damaged, of the files that were read; what they held has to be run again. */
  get damaged(): number {
    return this.#damaged;
  }

  /** What the interpreter of this digest did with the program of this digest. */
  recall(interpreter: string, program: string): RunRecord | undefined {
    const json = this.#log(interpreter).entries.get(program);
    if (json === undefined) return undefined;
    this.#use(interpreter, program);
    return JSON.parse(json) as RunRecord;
  }

  /** Keeps records for later runs. */
  remember(interpreter: string, records: readonly (readonly [program: string, record: RunRecord])[]): void {
    appendRecords(this.#file(interpreter), records);
    for (const [program] of records) this.#use(interpreter, program);
  }

  /** Rewrites what was damaged or has grown, and forgets what is too much. */
  tidy(): void {
    const now = new Date();
    for (const [interpreter, log] of this.#logs) {
      const file = this.#file(interpreter);
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) continue;
      if (log.damaged > 0 || size > mostFileBytes || log.replaced > log.entries.size) this.#rewrite(interpreter, size);
      else if (this.#used.has(interpreter)) utimesSync(file, now, now); // used: not to be forgotten
    }
    forgetOldest(this.folder);
  }

  /** What another run adds in this moment is lost, and run again; nothing is ever mixed up. */
  #rewrite(interpreter: string, size: number): void {
    const file = this.#file(interpreter);
    const used = this.#used.get(interpreter);
    const entries = [...readRecordLog(file).entries].filter(([name]) => size <= mostFileBytes || used?.has(name));
    const fresh = `${file}.${process.pid}.new`;
    writeFileSync(fresh, entries.map(([name, json]) => lineOf(name, json)).join(""));
    renameSync(fresh, file);
  }

  #log(interpreter: string): RecordLog {
    let log = this.#logs.get(interpreter);
    if (log === undefined) {
      log = readRecordLog(this.#file(interpreter));
      this.#logs.set(interpreter, log);
      this.#damaged += log.damaged;
    }
    return log;
  }

  #use(interpreter: string, program: string): void {
    const known = this.#used.get(interpreter);
    if (known === undefined) this.#used.set(interpreter, new Set([program]));
    else known.add(program);
  }

  #file(interpreter: string): string {
    return join(this.folder, `${interpreter}.log`);
  }
}

function forgetOldest(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? [{ path, size: found.size, usedMs: found.mtimeMs }] : [];
  });
  let bytes = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files.sort((a, b) => a.usedMs - b.usedMs)) {
    if (bytes <= mostBytes) break;
    rmSync(path, { force: true });
    bytes -= size;
  }
}
