import { existsSync } from "node:fs";
import { expect } from "vitest";
import { defaultLimits } from "./adapter.js";
import { discoverInterpreters } from "./discover.js";
import { thisHost } from "./host.js";
import type { RecordEvent } from "./plan.js";
import { runPlan } from "./schedule.js";
import { never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

testOnEachPython("stopping a run keeps what is done, and leaves neither process nor file", async (candidate) => {
  const [found] = await discoverInterpreters([], thisHost("/"), {
    explicit: [candidate],
    search: false,
    modules: [],
    signal: never,
  });
  if (found?.kind !== "usable") throw new Error("the interpreter is not usable");
  const stop = new AbortController();
  const events: RecordEvent[] = [];
  let said = "";
  const plan = {
    interpreters: [found],
    programs: [
      { key: "pid", program: program("import os\nprint(os.getppid(), os.getcwd())") },
      { key: "loops", program: program("while True: pass") },
      { key: "waits", program: program("print(1)") },
    ],
  };
  const summary = await runPlan(plan, {
    jobs: 1,
    limits: defaultLimits,
    isolation: "fork",
    signal: stop.signal,
    onRecord: (event) => {
      events.push(event);
      const [outcome] = event.record.outcomes;
      if (outcome?.observation.kind === "finished") said = outcome.observation.stdout.trim();
      stop.abort(new Error("Ctrl-C"));
    },
  });
  expect(summary).toMatchObject({ complete: false, records: 1 });
  expect(events.map(({ key }) => key)).toEqual(["pid"]);
  const [pid = "", folder = ""] = said.split(" ");
  expect(Number(pid)).toBeGreaterThan(1);
  expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
  expect(existsSync(folder)).toBe(false);
});
