import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RunRecord } from "@pyconform/model";
import { appendRecords, digestOf, readRecordLog } from "@pyconform/runner";

/** What a run has done so far, written as it is done, so that a run that was killed can be continued. */
export class Journal {
  readonly #file: string;
  readonly #known: ReadonlyMap<string, string>;

  /** The journal of runs that write to `out`. */
  constructor(cacheFolder: string, out: string) {
    this.#file = join(cacheFolder, "journals", `${digestOf(resolve(out))}.log`);
    this.#known = readRecordLog(this.#file).entries;
  }

  /** How many records an earlier run left; 0 where it came to its end. */
  get size(): number {
    return this.#known.size;
  }

  /** What the earlier run saw. */
  recall(interpreter: string, program: string): RunRecord | undefined {
    const json = this.#known.get(`${interpreter}.${program}`);
    return json === undefined ? undefined : (JSON.parse(json) as RunRecord);
  }

  add(interpreter: string, program: string, record: RunRecord): void {
    appendRecords(this.#file, [[`${interpreter}.${program}`, record]]);
  }

  /** Forgets it: the run came to its end, or a new one begins. */
  clear(): void {
    rmSync(this.#file, { force: true });
  }
}
