import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CaseTimes, readCaseTimes } from "./case-times.js";

/**
 * How long programs took the last time, in milliseconds, by interpreter and program: the longest start first. Where one
 * has not been run here yet, what its case takes elsewhere.
 */
export class RecordedTimes {
  readonly #file: string;
  #times: Record<string, Record<string, number>> | undefined;
  #elsewhere: CaseTimes | undefined;

  constructor(
    cacheFolder: string,
    private readonly root: string,
  ) {
    this.#file = join(cacheFolder, "times.json");
  }

  of(program: string, interpreter: string): number | undefined {
    const own = this.#read()[interpreter]?.[program];
    if (own !== undefined) return own;
    this.#elsewhere ??= readCaseTimes(this.root);
    return this.#elsewhere.casesMs[program];
  }

  note(program: string, interpreter: string, durationMs: number): void {
    const times = this.#read();
    const own = times[interpreter] ?? {};
    own[program] = Math.round(durationMs * 10) / 10;
    times[interpreter] = own;
  }

  /** Writes them, if any was read or noted. Of two runs at once, the later one's stay. */
  save(): void {
    if (this.#times === undefined) return;
    const fresh = `${this.#file}.${process.pid}`;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(fresh, JSON.stringify(this.#times));
    renameSync(fresh, this.#file);
  }

  #read(): Record<string, Record<string, number>> {
    if (this.#times === undefined) {
      try {
        this.#times = JSON.parse(readFileSync(this.#file, "utf8")) as Record<string, Record<string, number>>;
      } catch {
        this.#times = {}; // none yet, or damaged: only the order suffers
      }
    }
    return this.#times;
  }
}
