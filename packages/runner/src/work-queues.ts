import type { UsableInterpreter } from "./discover.js";
import type { PlannedProgram } from "./plan.js";
import { sharedImports } from "./shared-imports.js";

/** A program to run on an interpreter. */
export interface Task {
  readonly planned: PlannedProgram;
  readonly interpreter: UsableInterpreter;
  /** Milliseconds that it took the last time. */
  readonly expectedMs: number | undefined;
}

/** Time of a case that nobody has timed yet: what a forked one takes. */
const firstGuessMs = 5;

/** Tasks that cost less when one worker does them one after another. */
class Batch {
  #next = 0;

  constructor(private readonly tasks: readonly Task[]) {}

  get isBegun(): boolean {
    return this.#next > 0;
  }

  get left(): number {
    return this.tasks.length - this.#next;
  }

  take(): Task | undefined {
    const task = this.tasks[this.#next];
    if (task !== undefined) this.#next += 1;
    return task;
  }
}

/** What is left to do on one interpreter. */
export class WorkQueue {
  #left: number;
  #expectedMs: number;
  #unknown: number;
  #measuredMs = 0;
  #measured = 0;
  readonly #batchOf = new Map<object, Batch>();
  /** How many workers are at it. */
  workers = 0;

  private constructor(
    readonly interpreter: UsableInterpreter,
    tasks: readonly Task[],
    private readonly batches: readonly Batch[],
    /** What those tasks import that share it with others. */
    private readonly imports: ReadonlyMap<Task, readonly string[]>,
  ) {
    this.#left = tasks.length;
    this.#expectedMs = tasks.reduce((sum, task) => sum + (task.expectedMs ?? 0), 0);
    this.#unknown = tasks.filter((task) => task.expectedMs === undefined).length;
  }

  /**
   * One queue per interpreter, in the order of first appearance. Side by side, since others between them would end that: first
   * the runs that share imports, then those that ask for the same start of the interpreter, which may be kept for the next.
   * The longest tasks go first, then those that nobody has timed, in the order in which they come.
   */
  static forEach(tasks: readonly Task[]): readonly WorkQueue[] {
    return [...groupBy(tasks, ({ interpreter }) => interpreter)].map(([interpreter, own]) => {
      const imports = importsOf(own);
      const rank = (task: Task) => (imports.has(task) ? 0 : startOf(task) === "" ? 2 : 1);
      const ordered = own.toSorted((a, b) => rank(a) - rank(b) || longestFirst(a, b));
      const batches = groupBy(ordered, (task) => [startOf(task), ...(imports.get(task) ?? [])].join("\n"));
      return new WorkQueue(
        interpreter,
        own,
        [...batches.values()].map((batch) => new Batch(batch)),
        imports,
      );
    });
  }

  /**
   * The next task for `worker`, whatever object stands for it: of the batch that it is at, then of one that nobody has begun,
   * then of the one with most left.
   */
  take(worker: object): Task | undefined {
    let batch = this.#batchOf.get(worker);
    if (batch === undefined || batch.left === 0) {
      batch = this.batches.find(({ isBegun }) => !isBegun) ?? this.batches.toSorted((a, b) => a.left - b.left).at(-1);
      if (batch === undefined) return undefined;
      this.#batchOf.set(worker, batch);
    }
    const task = batch.take();
    if (task === undefined) return undefined;
    this.#left -= 1;
    if (task.expectedMs === undefined) this.#unknown -= 1;
    else this.#expectedMs -= task.expectedMs;
    return task;
  }

  /** The import statements that this task shares with those beside it. */
  importsOf(task: Task): readonly string[] {
    return this.imports.get(task) ?? [];
  }

  /** Learns how long the cases of this interpreter take. */
  learn(durationMs: number): void {
    this.#measured += 1;
    this.#measuredMs += durationMs;
  }

  /** Estimated work that is left, in milliseconds. */
  get leftMs(): number {
    if (this.#left === 0) return 0;
    const guess = firstGuessMs * (this.interpreter.candidate.timeoutScale ?? 1);
    const mean = this.#measured === 0 ? guess : this.#measuredMs / this.#measured;
    return this.#expectedMs + this.#unknown * mean + this.#left * 0.1;
  }
}

/** `values` by what `keyOf` says of them, keys and values in the order of first appearance. */
function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** What each task may import together with others; nothing where it is the only run that would. */
function importsOf(tasks: readonly Task[]): ReadonlyMap<Task, readonly string[]> {
  const groups = groupBy(tasks, ({ planned }) => sharedImports(planned).join("\n"));
  groups.delete("");
  const shared = [...groups].filter(
    ([, group]) => group.reduce((sum, { planned }) => sum + planned.program.run.repeat, 0) > 1,
  );
  return new Map(shared.flatMap(([imports, group]) => group.map((task) => [task, imports.split("\n")] as const)));
}

/** Names how a program's interpreter is started; empty where it is as for most. */
function startOf({ planned: { program } }: Task): string {
  const { flags, env } = program.run;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return [...flags, ...variables.sort()].join(" ");
}

function longestFirst(a: Task, b: Task): number {
  return (b.expectedMs ?? 0) - (a.expectedMs ?? 0);
}

/**
 * Where one more worker helps most: the most work left per worker. Nobody joins another as long as there is an interpreter
 * that no one is at, for each has to start it again, which takes one in WebAssembly ten seconds of a processor. Of equals
 * the last: CPython, the quickest of all to start, is named first.
 */
export function neediest(queues: readonly WorkQueue[]): WorkQueue | undefined {
  const waiting = queues.filter(({ leftMs }) => leftMs > 0);
  const untouched = waiting.filter(({ workers }) => workers === 0);
  const share = ({ leftMs, workers }: WorkQueue) => leftMs / (workers + 1);
  return (untouched.length > 0 ? untouched : waiting).toSorted((a, b) => share(a) - share(b)).at(-1);
}
