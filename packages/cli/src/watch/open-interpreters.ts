import { digestOf, type Sandbox, type UsableInterpreter } from "@pyconform/runner";
import { type GatheredInterpreters, gatherInterpreters, requestOf } from "../gather-interpreters.js";
import { keepOpen } from "../keep-open.js";
import type { KnownTexts } from "../known-texts.js";
import { localCandidates } from "../local-candidates.js";
import type { PreparedRun } from "../prepare-run.js";
import type { Project } from "../project.js";
import type { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";

/** The interpreters of a watch, which stay open from round to round; they are looked for again where what names them changed. */
export class OpenInterpreters implements AsyncDisposable {
  #gathered: GatheredInterpreters | undefined;
  #kept: readonly AsyncDisposable[] = [];
  #state = "";

  constructor(
    private readonly of: {
      readonly project: Project;
      readonly options: RunOptions;
      readonly memory: RunMemory;
      readonly known: KnownTexts;
      readonly sandbox: Sandbox | undefined;
      readonly signal: AbortSignal;
    },
  ) {}

  /** Those that are open now. */
  get open(): readonly UsableInterpreter[] {
    return this.#gathered?.used ?? [];
  }

  /** The interpreters that are asked for. */
  async gather({ implementations, suite: { modules } }: PreparedRun): Promise<GatheredInterpreters> {
    const { project, options, memory, known, sandbox, signal } = this.of;
    const { candidates, diagnostics } = await localCandidates(project.root, known);
    const state = digestOf([candidates, diagnostics, modules]);
    if (this.#gathered !== undefined && this.#state === state) return this.#gathered;
    await this[Symbol.asyncDispose]();
    const gathered = await gatherInterpreters(
      project.root,
      implementations,
      requestOf(options, sandbox),
      { modules, memory: memory.interpreters, signal },
      known,
    );
    const kept = gathered.used.map((each) => keepOpen(each));
    this.#kept = kept;
    const used = kept.map(({ interpreter }) => interpreter);
    // What results say of them is asked of the list of all that were found: the same objects have to be in both.
    const openOf = new Map<unknown, UsableInterpreter>(gathered.used.map((each, index) => [each, used[index] ?? each]));
    this.#gathered = { ...gathered, used, found: gathered.found.map((each) => openOf.get(each) ?? each) };
    this.#state = state;
    return this.#gathered;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const kept = this.#kept;
    this.#kept = [];
    this.#gathered = undefined;
    await Promise.all(kept.map((each) => each[Symbol.asyncDispose]()));
  }
}
