import type { RunRecord } from "@pyconform/model";
import { type PlannedProgram, programDigest, type UsableInterpreter } from "@pyconform/runner";
import { recordKey } from "../plan-of.js";
import { runFresh } from "../run-fresh.js";
import type { FreshRecord, RunMemory } from "../run-memory.js";
import { type RunOptions, runLimits } from "../run-options.js";

/** What interpreters were seen to do since the watch began, or in earlier runs. */
export class Seen {
  readonly #records = new WeakMap<UsableInterpreter, Map<string, RunRecord>>();
  #recalls = true;

  constructor(
    private readonly options: RunOptions,
    private readonly memory: RunMemory,
  ) {}

  /** Everything is run again, also what earlier runs saw. */
  forget(interpreters: readonly UsableInterpreter[]): void {
    for (const interpreter of interpreters) this.#records.delete(interpreter);
    this.#recalls = false;
  }

  /** What an interpreter did with a program; `undefined` where nobody knows. */
  recall(planned: PlannedProgram, interpreter: UsableInterpreter): RunRecord | undefined {
    const digest = this.#digestOf(planned);
    const own = this.#recordsOf(interpreter);
    const known = own.get(digest) ?? (this.#recalls ? this.memory.recall(planned, interpreter) : undefined);
    if (known !== undefined) own.set(digest, known);
    return known;
  }

  /** Runs what is not known; gives what was run. */
  async run(
    programs: readonly PlannedProgram[],
    interpreters: readonly UsableInterpreter[],
    signal: AbortSignal,
  ): Promise<readonly FreshRecord[]> {
    const fresh: FreshRecord[] = [];
    const unknown = new Set(
      interpreters.flatMap((interpreter) =>
        programs
          .filter((planned) => this.recall(planned, interpreter) === undefined)
          .map(({ key }) => recordKey(key, interpreter.id)),
      ),
    );
    if (unknown.size === 0) return [];
    await runFresh(
      { programs, interpreters, leaveOut: (key, id) => !unknown.has(recordKey(key, id)) },
      this.options,
      this.memory,
      signal,
      (each) => {
        this.#recordsOf(each.interpreter).set(this.#digestOf(each.planned), each.record);
        fresh.push(each);
      },
    );
    return fresh;
  }

  #recordsOf(interpreter: UsableInterpreter): Map<string, RunRecord> {
    const known = this.#records.get(interpreter);
    if (known !== undefined) return known;
    const own = new Map<string, RunRecord>();
    this.#records.set(interpreter, own);
    return own;
  }

  /** With what it requires: an interpreter that lacks that answers at once, and may be asked for less the next time. */
  #digestOf(planned: PlannedProgram): string {
    const digest = programDigest(planned, runLimits(this.options), this.options.isolation);
    return `${digest} ${JSON.stringify(planned.program.requires)}`;
  }
}
