import { join } from "node:path";
import { type RunRecord, unmetRequirement } from "@pyconform/model";
import {
  dependsOnChance,
  digestOf,
  InterpreterMemory,
  isSettled,
  type PlannedProgram,
  programDigest,
  ResultCache,
  type UsableInterpreter,
} from "@pyconform/runner";
import { cacheFolder, harnessDigest } from "./cache-folder.js";
import { Journal } from "./journal.js";
import type { KnownTexts } from "./known-texts.js";
import { RecordedTimes } from "./recorded-times.js";
import type { RunOptions } from "./run-options.js";
import { runLimits } from "./run-options.js";
import type { Terminal } from "./terminal.js";

/** A record of this run, and whether it may be kept for later ones. */
export interface FreshRecord {
  readonly planned: PlannedProgram;
  readonly interpreter: UsableInterpreter;
  readonly record: RunRecord;
}

/** All that a run knows from earlier ones, and what it leaves to later ones. Where nothing can be written, it says so once. */
export class RunMemory {
  readonly interpreters: InterpreterMemory;
  readonly times: RecordedTimes;
  readonly #results: ResultCache;
  readonly #journal: Journal;
  readonly #programs = new WeakMap<PlannedProgram, string>(); // a run of many parts lets go of them
  #damageTold = 0;
  #told = false;

  constructor(
    root: string,
    private readonly options: RunOptions,
    private readonly terminal: Terminal,
  ) {
    const folder = cacheFolder(root);
    this.interpreters = new InterpreterMemory(join(folder, "interpreters.json"), harnessDigest(root), options.cache);
    this.times = new RecordedTimes(folder, root);
    this.#results = new ResultCache(join(folder, "results"));
    this.#journal = new Journal(folder, options.out);
    this.#begin();
  }

  /** What is known already of a program on an interpreter. */
  recall(planned: PlannedProgram, interpreter: UsableInterpreter): RunRecord | undefined {
    // It would answer that it lacks something: what it did when less was required of it is no answer.
    if (unmetRequirement(planned.program.requires, interpreter.traits) !== undefined) return undefined;
    const program = this.#digestOf(planned);
    const left = this.options.resume ? this.#journal.recall(stateOf(interpreter), program) : undefined;
    if (left !== undefined || !this.options.cache || interpreter.digest === undefined) return left;
    return this.#results.recall(interpreter.digest, program);
  }

  /** Writes a record down as soon as it is there. */
  note({ planned, interpreter, record }: FreshRecord): void {
    this.#try(() => this.#journal.add(stateOf(interpreter), this.#digestOf(planned), record));
    this.times.note(planned.key, interpreter.id, record.durationMs);
  }

  /** Tells what was damaged of all that was recalled, once. */
  tellDamage(): void {
    const damaged = this.#results.damaged - this.#damageTold;
    this.#damageTold += damaged;
    if (damaged > 0)
      this.terminal.tell(
        `conform: ${damaged === 1 ? "1 record of the cache was" : `${damaged} records of the cache were`} damaged: what they held is run again\n`,
      );
  }

  /**
   * Keeps what would come out again. Where chance or the clock has a part, only what `isFine` is kept: a failure that may
   * not come again is looked at anew each time.
   */
  keep(records: readonly FreshRecord[], isFine: (record: FreshRecord) => boolean, modules: readonly string[]): void {
    const byInterpreter = new Map<UsableInterpreter, (readonly [string, RunRecord])[]>();
    for (const each of records) {
      const { planned, interpreter, record } = each;
      if (!isSettled(record) || (dependsOnChance(planned) && !isFine(each))) continue;
      const own = byInterpreter.get(interpreter) ?? [];
      own.push([this.#digestOf(planned), record]);
      byInterpreter.set(interpreter, own);
    }
    this.#try(() => {
      for (const [interpreter, own] of byInterpreter) {
        // One that was replaced while it ran answered in two states, and nobody knows which program met which.
        const isSame = this.interpreters.isUnchanged(interpreter.candidate, modules);
        if (interpreter.digest !== undefined && isSame) this.#results.remember(interpreter.digest, own);
      }
      this.#results.tidy();
      this.interpreters.save();
      if (records.length > 0) this.times.save();
    });
  }

  /** Keeps what authored files came to. */
  keepTexts(known: KnownTexts): void {
    if (known.damaged > 0)
      this.terminal.tell("conform: what was kept of the specs was damaged in part: that is worked out again\n");
    this.#try(() => known.save());
  }

  /** The run came to its end: there is nothing to resume. */
  end(): void {
    this.#try(() => this.#journal.clear());
  }

  #begin(): void {
    const { size } = this.#journal;
    if (this.options.resume) {
      const what = size === 0 ? "there is nothing to resume" : `continuing a run that left ${size} records`;
      this.terminal.tell(`conform: ${what}\n`);
      return;
    }
    if (size > 0)
      this.terminal.tell("conform: an earlier run did not come to its end; --resume would have continued it\n");
    this.#try(() => this.#journal.clear());
  }

  #digestOf(planned: PlannedProgram): string {
    let digest = this.#programs.get(planned);
    if (digest === undefined) {
      digest = programDigest(planned, runLimits(this.options), this.options.isolation);
      this.#programs.set(planned, digest);
    }
    return digest;
  }

  /** Nothing that only makes later runs faster may end this one. */
  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!this.#told) this.terminal.tell(`conform: nothing is kept for later runs: ${(error as Error).message}\n`);
      this.#told = true;
    }
  }
}

/** Names the state of an interpreter. Where its files are not on this machine, what it says of itself has to do, within one run. */
function stateOf({ digest, id, traits: { facts, versionText } }: UsableInterpreter): string {
  return digest ?? digestOf([id, facts, versionText]);
}
