import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { type RunRecord, unmetRequirement } from "@pyconform/model";
import { type Adapter, AdapterError, type Limits } from "./adapter.js";
import { AdapterPool } from "./adapter-pool.js";
import type { UsableInterpreter } from "./discover.js";
import type { Plan, PlanOptions, PlanSummary } from "./plan.js";
import { harnessFailed, runProgram } from "./run-program.js";
import { toRunRecord } from "./run-record.js";
import { neediest, type Task, WorkQueue } from "./work-queues.js";

/** How much larger the limits are when a program that reached one is run once more, alone. */
const secondChance = 3;
/** Programs that a worker hands to its adapter ahead, so that the interpreter never waits for us. */
const ahead = 2;

/** Runs every program of `plan` on every interpreter; every pair gives one record, whatever happens. */
export async function runPlan(plan: Plan, options: PlanOptions): Promise<PlanSummary> {
  setMaxListeners(0, options.signal); // every program under way listens
  const started = performance.now();
  const run = new PlanRun(options);
  run.sort(plan);
  await using pool = new AdapterPool(options.isolation, options.signal);
  try {
    await run.runTogether(pool);
    await run.runAlone(pool);
  } catch (error) {
    if (!options.signal.aborted) throw error;
  }
  return {
    complete: run.records === run.planned,
    records: run.records,
    durationMs: performance.now() - started,
    busyMs: run.busyMs,
    failures: run.failures,
  };
}

class PlanRun {
  planned = 0;
  records = 0;
  busyMs = 0;
  readonly failures = new Map<string, AdapterError>();
  /** Programs that reached a limit: they get a second chance, alone. */
  readonly #again: (readonly [Task, RunRecord["retriedAfter"]])[] = [];

  readonly #together: Task[] = [];
  readonly #alone: Task[] = [];

  constructor(private readonly options: PlanOptions) {}

  /** Answers for pairs whose requirements are not met; parts the others into those that may run side by side and those that may not. */
  sort({ programs, interpreters, leaveOut }: Plan): void {
    for (const interpreter of interpreters) {
      for (const planned of programs) {
        if (leaveOut?.(planned.key, interpreter.id)) continue;
        this.planned += 1;
        const task = { planned, interpreter, expectedMs: this.options.durations?.(planned.key, interpreter.id) };
        const requirement = unmetRequirement(planned.program.requires, interpreter.traits);
        if (requirement !== undefined) {
          this.#record(task, toRunRecord([{ observation: { kind: "not-run", requirement }, durationMs: 0 }]));
        } else (planned.program.run.exclusive ? this.#alone : this.#together).push(task);
      }
    }
  }

  /** All cores busy until the end: each worker stays with an interpreter while it has work, then goes where most is left. */
  async runTogether(pool: AdapterPool): Promise<void> {
    const queues = WorkQueue.forEach(this.#together);
    const jobs = this.options.jobs ?? availableParallelism();
    await Promise.all(Array.from({ length: Math.max(1, jobs) }, () => this.#work(queues, pool)));
  }

  /** One after another, with nothing else running: those that ask for it, then those that reached a limit. */
  async runAlone(pool: AdapterPool): Promise<void> {
    for (const queue of WorkQueue.forEach(this.#alone)) await this.#stayWith(queue, pool, 1);
    for (const [task, retriedAfter] of this.#again.splice(0)) {
      await this.#withAdapter(task.interpreter, pool, [task], async (adapter) => {
        const limits = this.#limitsOf(task, secondChance);
        const { outcomes } = await runProgram(adapter, task.planned, limits, this.options.signal);
        this.#record(task, toRunRecord(outcomes, retriedAfter));
      });
    }
  }

  async #work(queues: readonly WorkQueue[], pool: AdapterPool): Promise<void> {
    for (let queue = neediest(queues); queue !== undefined; queue = neediest(queues)) {
      queue.workers += 1;
      await this.#stayWith(queue, pool, ahead);
      queue.workers -= 1;
      if (queue.workers === 0 && queue.leftMs === 0 && !this.#neededLater(queue.interpreter)) {
        await pool.drain(queue.interpreter);
      }
    }
  }

  #neededLater(interpreter: UsableInterpreter): boolean {
    return (
      this.#alone.some((task) => task.interpreter === interpreter) ||
      this.#again.some(([task]) => task.interpreter === interpreter)
    );
  }

  async #stayWith(queue: WorkQueue, pool: AdapterPool, atOnce: number): Promise<void> {
    const worker = {};
    const first = queue.take(worker);
    if (first === undefined) return;
    await this.#withAdapter(queue.interpreter, pool, drain(first, queue), async (adapter) => {
      const lane = async (task: Task | undefined) => {
        for (let next = task; next !== undefined; next = queue.take(worker)) await this.#runTask(adapter, next, queue);
      };
      await Promise.all([lane(first), ...Array.from({ length: atOnce - 1 }, () => lane(queue.take(worker)))]);
    });
  }

  async #runTask(adapter: Adapter, task: Task, queue: WorkQueue): Promise<void> {
    const limits = this.#limitsOf(task, 1);
    const attempt = await runProgram(adapter, task.planned, limits, this.options.signal, queue.importsOf(task));
    queue.learn(attempt.outcomes.reduce((sum, { durationMs }) => sum + durationMs, 0));
    if (attempt.reached === undefined || this.options.secondChance === false)
      this.#record(task, toRunRecord(attempt.outcomes));
    else this.#again.push([task, attempt.reached]);
  }

  /** `orphans` are the tasks that nobody can run where the interpreter does not start any more. */
  async #withAdapter(
    interpreter: UsableInterpreter,
    pool: AdapterPool,
    orphans: Iterable<Task>,
    use: (adapter: Adapter) => Promise<void>,
  ): Promise<void> {
    this.options.signal.throwIfAborted();
    const began = performance.now();
    let adapter: Adapter;
    try {
      adapter = await pool.take(interpreter);
    } catch (error) {
      this.options.signal.throwIfAborted();
      if (!(error instanceof AdapterError)) throw error;
      this.failures.set(interpreter.id, error);
      const outcome = harnessFailed(`the interpreter could not be started: ${error.message}`);
      for (const task of orphans) this.#record(task, toRunRecord([outcome]));
      return;
    }
    await use(adapter);
    this.busyMs += performance.now() - began;
    pool.give(interpreter, adapter);
  }

  #limitsOf({ planned, interpreter }: Task, times: number): Limits {
    const { limits } = this.options;
    const scale = times * (interpreter.candidate.timeoutScale ?? 1);
    return {
      timeoutMs: (planned.program.run.timeoutMs ?? limits.timeoutMs) * scale,
      maxOutputBytes: limits.maxOutputBytes * times,
      maxMemoryBytes: limits.maxMemoryBytes * times,
      maxProcesses: limits.maxProcesses * times,
      maxFileBytes: limits.maxFileBytes * times,
    };
  }

  #record({ planned, interpreter }: Task, record: RunRecord): void {
    this.records += 1;
    this.options.onRecord({ key: planned.key, interpreter: interpreter.id, record });
  }
}

function* drain(first: Task, queue: WorkQueue): Iterable<Task> {
  for (let task: Task | undefined = first; task !== undefined; task = queue.take(queue)) yield task;
}
