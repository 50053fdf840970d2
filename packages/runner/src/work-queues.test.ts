import type { Program } from "@pyconform/model";
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

const worker = {};

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

test("where nothing was timed, the interpreter that is named last goes first", () => {
  const queues = WorkQueue.forEach([
    ...tasks(interpreter("cpython"), undefined),
    ...tasks(interpreter("pyodide"), undefined),
  ]);
  expect(neediest(queues)?.interpreter.id).toBe("pyodide");
});

test("tasks that ask for the same start of the interpreter follow one another, before all others", () => {
  const python = interpreter("a");
  const task = (key: string, expectedMs: number, flags: readonly string[]): Task => {
    const { run, ...rest } = program("");
    return { planned: { key, program: { ...rest, run: { ...run, flags } } }, interpreter: python, expectedMs };
  };
  const [queue] = WorkQueue.forEach([
    task("long", 90, []),
    task("short with -O", 1, ["-O"]),
    task("with -B", 5, ["-B"]),
    task("short", 2, []),
    task("long with -O", 8, ["-O"]),
  ]);
  const order = Array.from({ length: 5 }, () => queue?.take(worker)?.planned.key);
  expect(order).toEqual(["long with -O", "short with -O", "with -B", "long", "short"]);
});

test("tasks that import the same come first and side by side, and share it where there is more than one run of them", () => {
  const python = interpreter("a");
  const task = (key: string, code: string, run: Partial<Program["run"]> = {}): Task => ({
    planned: { key, program: program(code, run) },
    interpreter: python,
    expectedMs: undefined,
  });
  const [queue] = WorkQueue.forEach([
    task("none", "print(1)\n"),
    task("json", "import json\n"),
    task("alone", "import inspect\n"),
    task("also json", "from json import dumps\nimport sys\n"),
    task("often", "import threading\n", { repeat: 5 }),
    task("json in its own process", "import json\n", { isolation: "process" }),
  ]);
  const taken = Array.from({ length: 6 }, () => queue?.take(worker));
  expect(taken.map((each) => [each?.planned.key, each && queue?.importsOf(each)])).toEqual([
    ["json", ["import json"]],
    ["also json", ["import json"]],
    ["often", ["import threading"]],
    ["none", []],
    ["alone", []],
    ["json in its own process", []],
  ]);
});

test("each worker does a batch of its own, and helps with the largest where all are begun", () => {
  const importing = (name: string, count: number): readonly Task[] =>
    Array.from({ length: count }, (_, index) => ({
      planned: { key: `${name} ${index}`, program: program(`import ${name}\n`) },
      interpreter: python,
      expectedMs: undefined,
    }));
  const python = interpreter("a");
  const [queue] = WorkQueue.forEach([...importing("json", 4), ...importing("inspect", 2)]);
  const [first, second] = [{}, {}];
  const order = [first, second, first, second, second, first, second].map((each) => queue?.take(each)?.planned.key);
  expect(order).toEqual(["json 0", "inspect 0", "json 1", "inspect 1", "json 2", "json 3", undefined]);
});

test("a queue that is empty needs nobody", () => {
  const queues = WorkQueue.forEach(tasks(interpreter("a"), 5));
  queues[0]?.take(worker);
  expect(neediest(queues)).toBeUndefined();
});
