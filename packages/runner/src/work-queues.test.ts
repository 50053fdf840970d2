import { expect, test } from "vitest";
import type { UsableInterpreter } from "./discover.js";
import { program, traits } from "./testing/fakes.js";
import { neediest, type Task, WorkQueue } from "./work-queues.js";

const interpreter = (id: string, timeoutScale = 1): UsableInterpreter => ({
  kind: "usable",
  id,
  implementation: "fake",
  candidate: { command: [id], foundBy: "test", timeoutScale },
  traits: traits(),
  open: () => Promise.reject(new Error("not opened here")),
});

const tasks = (of: UsableInterpreter, ...times: readonly (number | undefined)[]): readonly Task[] =>
  times.map((expectedMs, index) => ({
    planned: { key: `p${index}`, program: program("") },
    interpreter: of,
    expectedMs,
  }));

test("a worker goes where most work per worker is left, and first to an interpreter that nobody is at", () => {
  const [small, large] = WorkQueue.forEach([...tasks(interpreter("a"), 10), ...tasks(interpreter("b"), 10, 10, 10)]);
  if (small === undefined || large === undefined) throw new Error("two queues");
  expect(neediest([small, large])).toBe(large);
  large.workers = 1;
  expect(neediest([small, large])).toBe(small);
  small.workers = 1;
  expect(neediest([small, large])).toBe(large);
  large.workers = 6;
  expect(neediest([small, large])).toBe(small);
});

test("an emulated interpreter counts as slower until it was timed", () => {
  const queues = WorkQueue.forEach([
    ...tasks(interpreter("fast"), undefined, undefined),
    ...tasks(interpreter("emulated", 10), undefined),
  ]);
  expect(neediest(queues)?.interpreter.id).toBe("emulated");
});

test("a queue that is empty needs nobody", () => {
  const queues = WorkQueue.forEach(tasks(interpreter("a"), 5));
  queues[0]?.take();
  expect(neediest(queues)).toBeUndefined();
});
