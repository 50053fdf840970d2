import { afterEach, expect, test, vi } from "vitest";
import type { Adapter } from "./adapter.js";
import { defaultLimits } from "./adapter.js";
import { discoverInterpreters, type UsableInterpreter } from "./discover.js";
import { thisHost } from "./host.js";
import { runPlan } from "./schedule.js";
import { never, program, traits } from "./testing/fakes.js";

const many = 300;

afterEach(() => vi.useRealTimers());

test("300 interpreters on the list that are not there are each told once", { timeout: 300_000 }, async () => {
  const explicit = Array.from({ length: many }, (_, index) => ({
    command: [`/nonexistent/python-${index}`],
    foundBy: "test",
  }));
  const found = await discoverInterpreters([], thisHost("/"), { explicit, search: false, modules: [], signal: never });
  expect(found.map(({ id }) => id)).toEqual(explicit.map(({ command }) => command.join(" ")));
  expect(new Set(found.map((each) => each.kind === "unusable" && each.failure.code))).toEqual(new Set(["not-found"]));
});

test("300 interpreters run a plan with no more open at a time than there are jobs, and no warning", async () => {
  const warned = vi.spyOn(process, "emitWarning");
  const open = new Counter();
  const interpreters = Array.from({ length: many }, (_, index) => interpreter(`fake-${index}`, open));
  const programs = ["a", "b", "c"].map((key) => ({ key, program: program(key) }));
  const jobs = 20;
  const seen = new Set<string>();
  const summary = await runPlan(
    { programs, interpreters },
    {
      jobs,
      limits: defaultLimits,
      isolation: "fork",
      signal: new AbortController().signal,
      onRecord: ({ key, interpreter: id }) => seen.add(`${id} ${key}`),
    },
  );
  expect(summary).toMatchObject({ complete: true, records: many * programs.length });
  expect(seen.size).toBe(many * programs.length);
  expect(open.most).toBeLessThanOrEqual(2 * jobs);
  expect(open.now).toBe(0);
  expect(warned).not.toHaveBeenCalled();
});

test("a clock that jumps changes neither limits nor durations", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const durations: number[] = [];
  const jumps = interpreter("fake", new Counter(), () => vi.setSystemTime(Date.now() + (durations.length - 3) * 3.6e6));
  const summary = await runPlan(
    {
      programs: Array.from({ length: 8 }, (_, n) => ({ key: `p${n}`, program: program(`${n}`) })),
      interpreters: [jumps],
    },
    {
      jobs: 2,
      limits: defaultLimits,
      isolation: "fork",
      signal: never,
      onRecord: ({ record }) => durations.push(record.durationMs),
    },
  );
  expect(summary.complete).toBe(true);
  expect(summary.durationMs).toBeGreaterThanOrEqual(0);
  expect(summary.durationMs).toBeLessThan(60_000);
  expect(durations).toEqual(Array.from({ length: 8 }, () => 1));
});

class Counter {
  now = 0;
  most = 0;
  add(count: number): void {
    this.now += count;
    this.most = Math.max(this.most, this.now);
  }
}

function interpreter(id: string, open: Counter, onRun = () => {}): UsableInterpreter {
  return {
    kind: "usable",
    id,
    implementation: "fake",
    candidate: { command: [id], foundBy: "test" },
    traits: traits(),
    open: async (): Promise<Adapter> => {
      open.add(1);
      return {
        describe: () => Promise.reject(new Error("not asked")),
        run: (what, _, signal) =>
          new Promise((resolve, reject) => {
            // As the real ones do: they listen for the end of the whole run.
            const stop = () => reject(signal.reason);
            signal.addEventListener("abort", stop, { once: true });
            setImmediate(() => {
              onRun();
              signal.removeEventListener("abort", stop);
              resolve({ observation: { kind: "finished", stdout: what.code, stderr: "" }, durationMs: 1 });
            });
          }),
        [Symbol.asyncDispose]: async () => open.add(-1),
      };
    },
  };
}
