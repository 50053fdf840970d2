import type { Observation, Program } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { type Adapter, AdapterError, defaultLimits, type Limits } from "./adapter.js";
import type { UsableInterpreter } from "./discover.js";
import type { PlannedProgram, RecordEvent } from "./plan.js";
import { runPlan } from "./schedule.js";
import { never, program, traits } from "./testing/fakes.js";

type Behaviour = (program: Program, limits: Limits, signal: AbortSignal) => Promise<Observation> | Observation;

const prints = (stdout: string): Observation => ({ kind: "finished", stdout, stderr: "" });

/** An interpreter that does what `behaviour` says, and counts what is open. */
function interpreter(
  id: string,
  behaviour: Behaviour = ({ code }) => prints(code),
  log = new Log(),
): UsableInterpreter {
  return {
    kind: "usable",
    id,
    implementation: "fake",
    candidate: { command: [id], foundBy: "test" },
    traits: traits(),
    open: async () => log.open(behaviour),
  };
}

class Log {
  opened = 0;
  closed = 0;
  running = 0;
  mostRunning = 0;
  readonly order: string[] = [];

  open(behaviour: Behaviour): Adapter {
    this.opened += 1;
    let queue: Promise<unknown> = Promise.resolve();
    return {
      describe: () => Promise.reject(new Error("not asked")),
      run: (what, limits, signal) => {
        const turn = queue.then(async () => {
          this.running += 1;
          this.mostRunning = Math.max(this.mostRunning, this.running);
          this.order.push(what.code);
          try {
            return { observation: await behaviour(what, limits, signal), durationMs: 1 };
          } finally {
            this.running -= 1;
          }
        });
        queue = turn.catch(() => {});
        return turn;
      },
      [Symbol.asyncDispose]: async () => {
        this.closed += 1;
      },
    };
  }
}

const planned = (key: string, run: Partial<Program["run"]> = {}): PlannedProgram => ({
  key,
  program: program(key, run),
});

async function run(programs: readonly PlannedProgram[], interpreters: readonly UsableInterpreter[], more = {}) {
  const events: RecordEvent[] = [];
  const summary = await runPlan(
    { programs, interpreters },
    {
      jobs: 2,
      limits: defaultLimits,
      isolation: "fork",
      signal: never,
      onRecord: (event) => events.push(event),
      ...more,
    },
  );
  return { summary, events, of: (key: string) => events.filter((event) => event.key === key) };
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("a plan", () => {
  test("gives one record for every program on every interpreter", async () => {
    const keys = Array.from({ length: 50 }, (_, index) => `p${index}`);
    const log = new Log();
    const interpreters = ["a", "b", "c"].map((id) => interpreter(id, undefined, log));
    const { summary, events } = await run(
      keys.map((key) => planned(key)),
      interpreters,
    );
    const pairs = events.map(({ key, interpreter: id }) => `${id} ${key}`).sort();
    expect(pairs).toEqual(["a", "b", "c"].flatMap((id) => keys.map((key) => `${id} ${key}`)).sort());
    expect(summary).toMatchObject({ complete: true, records: 150 });
    expect(log.closed).toBe(log.opened);
  });

  test("runs as many at the same time as there are jobs, on one interpreter too", async () => {
    const log = new Log();
    const programs = Array.from({ length: 20 }, (_, index) => planned(`p${index}`));
    const slow: Behaviour = async ({ code }) => {
      await tick();
      return prints(code);
    };
    await run(programs, [interpreter("a", slow, log)], { jobs: 3 });
    expect(log.mostRunning).toBe(3);
  });

  test("starts with what took longest the last time", async () => {
    const log = new Log();
    const times: Record<string, number> = { short: 1, long: 100, middle: 10 };
    const durations = (key: string) => times[key];
    await run(
      Object.keys(times).map((key) => planned(key)),
      [interpreter("a", undefined, log)],
      { jobs: 1, durations },
    );
    expect(log.order).toEqual(["long", "middle", "short"]);
  });

  test("leaves out what it is told to, and counts it neither as done nor as missing", async () => {
    const events: RecordEvent[] = [];
    const leaveOut = (key: string, id: string) => key === "known" && id === "a";
    const summary = await runPlan(
      { programs: [planned("known"), planned("new")], interpreters: [interpreter("a"), interpreter("b")], leaveOut },
      { limits: defaultLimits, isolation: "fork", signal: never, onRecord: (event) => events.push(event) },
    );
    expect(events.map(({ key, interpreter: id }) => `${id} ${key}`).sort()).toEqual(["a new", "b known", "b new"]);
    expect(summary.complete).toBe(true);
  });

  test("does not run what an interpreter cannot run, and says which requirement is not met", async () => {
    const log = new Log();
    const needy = { key: "needy", program: program("x", {}, [{ kind: "feature", feature: "threads" }]) };
    const { of } = await run([needy], [interpreter("a", undefined, log)]);
    expect(of("needy")[0]?.record.outcomes).toEqual([
      {
        observation: { kind: "not-run", requirement: { kind: "feature", feature: "threads" } },
        count: 1,
      },
    ]);
    expect(log.opened).toBe(0);
  });

  test("runs exclusive programs alone, after all others", async () => {
    const log = new Log();
    let beside = -1;
    const behaviour: Behaviour = async ({ code }) => {
      await tick();
      if (code === "alone") beside = log.running - 1;
      return prints(code);
    };
    const programs = [planned("alone", { exclusive: true }), ...["p1", "p2", "p3", "p4"].map((key) => planned(key))];
    await run(programs, [interpreter("a", behaviour, log)]);
    expect(log.order.at(-1)).toBe("alone");
    expect(beside).toBe(0);
  });
});

describe("repeated programs", () => {
  test("count their outcomes, the most frequent first", async () => {
    let turn = 0;
    const flips: Behaviour = () => prints((turn++ % 3).toString().replace("2", "0"));
    const { of } = await run([planned("flip", { repeat: 9 })], [interpreter("a", flips)]);
    expect(of("flip")[0]?.record.outcomes).toEqual([
      { observation: prints("0"), count: 6 },
      { observation: prints("1"), count: 3 },
    ]);
  });

  test("run in new processes where the case is about what a new process changes", async () => {
    const isolations: string[] = [];
    const notes: Behaviour = ({ run: { isolation } }) => {
      isolations.push(isolation);
      return prints("");
    };
    await run([{ ...planned("seed"), freshRuns: 3 }], [interpreter("a", notes)]);
    expect(isolations).toEqual(["process", "process", "process"]);
  });
});

describe("a program that reaches a limit", () => {
  const hangs =
    (until: number): Behaviour =>
    (_, { timeoutMs }) =>
      timeoutMs < until ? { kind: "timed-out", limitMs: timeoutMs, stdout: "", stderr: "" } : prints("done");

  test("is run once more with three times the limits, and may pass", async () => {
    const { of } = await run([planned("slow", { timeoutMs: 1000 })], [interpreter("a", hangs(2500))]);
    expect(of("slow")).toHaveLength(1);
    expect(of("slow")[0]?.record).toMatchObject({ outcomes: [{ observation: prints("done") }], retriedAfter: "time" });
  });

  test("keeps the second observation where it reaches the limit again", async () => {
    const { of } = await run([planned("stuck", { timeoutMs: 1000 })], [interpreter("a", hangs(1e9))]);
    expect(of("stuck")[0]?.record).toMatchObject({
      outcomes: [{ observation: { kind: "timed-out", limitMs: 3000 } }],
      retriedAfter: "time",
    });
  });

  test("is believed at once where the plan wants it so", async () => {
    const slow = [planned("slow", { timeoutMs: 1000 })];
    const { of } = await run(slow, [interpreter("a", hangs(2500))], { secondChance: false });
    const [event] = of("slow");
    expect(event?.record.outcomes).toMatchObject([{ observation: { kind: "timed-out", limitMs: 1000 } }]);
    expect(event?.record.retriedAfter).toBeUndefined();
  });
});

describe("when something is wrong", () => {
  test("an interpreter that does not start fails its own programs and no other's", async () => {
    const failure = new AdapterError("exited-at-start", "gone");
    const broken = { ...interpreter("broken"), open: () => Promise.reject(failure) };
    const { summary, events } = await run([planned("p"), planned("q")], [broken, interpreter("fine")]);
    const kinds = events.map(({ interpreter: id, record }) => `${id} ${record.outcomes[0]?.observation.kind}`).sort();
    expect(kinds).toEqual(["broken harness-failed", "broken harness-failed", "fine finished", "fine finished"]);
    expect(summary.failures.get("broken")).toBe(failure);
    expect(summary.complete).toBe(true);
  });

  test("an adapter that throws is the adapter's fault, not the interpreter's", async () => {
    const throws: Behaviour = () => Promise.reject(new Error("bug"));
    const { of } = await run([planned("p")], [interpreter("a", throws)]);
    expect(of("p")[0]?.record.outcomes[0]?.observation).toMatchObject({ kind: "harness-failed" });
  });

  test("stopping keeps what is done and closes every adapter", async () => {
    const stop = new AbortController();
    const log = new Log();
    const behaviour: Behaviour = async ({ code }, _, signal) => {
      if (code === "p3") stop.abort(new Error("Ctrl-C"));
      signal.throwIfAborted();
      return prints(code);
    };
    const programs = ["p1", "p2", "p3", "p4", "p5"].map((key) => planned(key));
    const { summary, events } = await run(programs, [interpreter("a", behaviour, log)], {
      jobs: 1,
      signal: stop.signal,
    });
    expect(summary.complete).toBe(false);
    expect(events.map(({ key }) => key)).toEqual(["p1", "p2"]);
    expect(log.closed).toBe(log.opened);
  });
});
