import { appendFileSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TextMemory } from "@pyconform/loader/cases";
import { digestOf, lineOf, type RecordLog, readRecordLog } from "@pyconform/runner";
import { cacheFolder, codeDigest } from "./cache-folder.js";

/** Size in bytes from which on only what a run has used is kept. */
const mostBytes = 48 * 1024 ** 2;
/** Everything of ours that has a part in what authored files come to. */
const parts = ["packages/loader", "packages/model"];

/** What authored files came to in earlier runs: one file, a line with a checksum for each text. */
export class KnownTexts implements TextMemory {
  readonly #log: RecordLog;
  readonly #used = new Set<string>();
  readonly #kept = new Map<string, string>();
  readonly #unsaved = new Set<string>();

  /** Without `recalls` everything is worked out anew, and kept. */
  constructor(
    private readonly file: string,
    private readonly code: string,
    private readonly recalls = true,
  ) {
    this.#log = readRecordLog(file);
  }

  /** What is known of the specs of a folder. */
  static ofSpecs(root: string, specs: string, recalls = true): KnownTexts {
    const file = join(cacheFolder(root), "specs", `${digestOf(resolve(specs))}.log`);
    return new KnownTexts(file, codeDigest(parts), recalls);
  }

  /** Lines that were damaged; what they held is worked out again. */
  get damaged(): number {
    return this.#log.damaged;
  }

  recall(name: string): string | undefined {
    const full = this.#nameOf(name);
    const text = this.#kept.get(full) ?? (this.recalls ? this.#log.entries.get(full) : undefined);
    if (text !== undefined) this.#used.add(full);
    return text;
  }

  keep(name: string, text: string): void {
    const full = this.#nameOf(name);
    this.#kept.set(full, text);
    this.#unsaved.add(full);
    this.#used.add(full);
  }

  /**
   * Writes what is new. What another run adds in this moment stands beside it; where the file is rewritten, because it is damaged
   * or too large, that may be lost, and is worked out again.
   */
  save(): void {
    const size = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    const isTooLarge = size > mostBytes;
    if (this.#unsaved.size === 0 && this.#log.damaged === 0 && !isTooLarge) return;
    mkdirSync(dirname(this.file), { recursive: true });
    if (this.#log.damaged === 0 && !isTooLarge) {
      appendFileSync(this.file, linesOf([...this.#kept].filter(([name]) => this.#unsaved.has(name))));
    } else {
      const all = new Map([...readRecordLog(this.file).entries, ...this.#kept]);
      const fresh = `${this.file}.${process.pid}`;
      writeFileSync(fresh, linesOf([...all].filter(([name]) => !isTooLarge || this.#used.has(name))));
      renameSync(fresh, this.file);
    }
    this.#unsaved.clear();
  }

  #nameOf(name: string): string {
    return `${this.code}.${name}`;
  }
}

function linesOf(entries: Iterable<readonly [string, string]>): string {
  return [...entries].map(([name, text]) => lineOf(name, text)).join("");
}

/** The value of this name as it is known; else `work` gives it, and it is kept. It has to be what JSON can hold. */
export async function knownOr<T>(known: TextMemory | undefined, name: string, work: () => Promise<T>): Promise<T> {
  const text = known?.recall(name);
  if (text !== undefined) return JSON.parse(text) as T;
  const value = await work();
  known?.keep(name, JSON.stringify(value));
  return value;
}
