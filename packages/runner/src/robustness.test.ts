import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Observation } from "@pyconform/model";
import { afterAll, describe, expect, test } from "vitest";
import type { Adapter, Implementation } from "./adapter.js";
import { openProcessAdapter, type ProcessAdapter } from "./process-adapter.js";
import { limits, never, program } from "./testing/fakes.js";
import type { Fault, Seen } from "./testing/faults/fault.js";
import { faultGroups } from "./testing/faults/index.js";
import { renderFaults } from "./testing/faults/page.js";
import { leftBehind, processes } from "./testing/faults/processes.js";
import { probe } from "./testing/probe.js";
import { type Family, families, pythons, requiredFamilies } from "./testing/pythons.js";

/**
 * `branch`: forked from a server that has executed the program's imports, as those are that import what takes long.
 * `no group`: a fork where the system lets nobody have a control group, so that the harness counts processes and looks for
 * them by itself.
 */
type Isolation = "fork" | "branch" | "process" | "no group";

/** One interpreter on which all faults run one after another, and what the probe prints where nothing disturbs it. */
interface Lane {
  readonly adapter: Adapter;
  readonly undisturbed: Observation;
}

const lanes = new Map<string, Promise<Lane>>();

function laneOf(family: Family, isolation: Isolation): Promise<Lane> {
  const key = `${family} ${isolation}`;
  const lane = lanes.get(key) ?? openLane(family, isolation);
  lanes.set(key, lane);
  return lane;
}

async function openLane(family: Family, isolation: Isolation): Promise<Lane> {
  const adapter = await open(family, isolation);
  const { observation } = await adapter.run(program(probe), limits, never);
  expect(observation).toMatchObject({ kind: "finished", stderr: "" });
  return { adapter, undisturbed: observation };
}

async function open(family: Family, isolation: Isolation): Promise<Adapter> {
  if (family === "pyodide") {
    // Found by its folder, as the command finds it: nothing here depends on an implementation.
    const path = new URL("../../../implementations/pyodide/src/index.ts", import.meta.url).href;
    const { default: pyodide } = (await import(path)) as { default: Implementation };
    return pyodide.open({ command: ["pyodide"], foundBy: "test" }, { isolation: "fork", signal: never });
  }
  const candidate = pythons[family];
  if (candidate === undefined) throw new Error(`no ${family} here, but CI requires one: tools/interpreters/setup`);
  if (isolation === "no group") {
    const command = [...withoutGroups, ...candidate.command];
    const adapter = await openProcessAdapter({ ...candidate, command }, { isolation: "fork", signal: never });
    expect(adapter.hello.controlGroup).toBeNull();
    return adapter;
  }
  return openProcessAdapter(candidate, { isolation: isolation === "process" ? "process" : "fork", signal: never });
}

/** The same machine, but that the file system of control groups is empty. */
const withoutGroups = ["bwrap", "--dev-bind", "/", "/", "--tmpfs", "/sys/fs/cgroup", "--"];
const canHideGroups = spawnSync("bwrap", [...withoutGroups.slice(1), "true"]).status === 0;

afterAll(async () => {
  const all = await Promise.all(lanes.values());
  const harnesses = all.flatMap(({ adapter }) => ("hello" in adapter ? [(adapter as ProcessAdapter).hello] : []));
  expect(commandLines().filter((line) => line.includes(leftBehind))).toEqual([]);
  await Promise.all(all.map(({ adapter }) => adapter[Symbol.asyncDispose]()));
  for (const { directory, controlGroup } of harnesses) {
    expect([directory, controlGroup].filter((path) => path !== null && existsSync(path))).toEqual([]);
  }
});

/** Every case alone in a fork of the harness; and on one Python in a fork of its branch, and in an interpreter of their own. */
const ways: readonly (readonly [Family, Isolation])[] = [
  ...families.map((family) => [family, "fork"] as const),
  ["pyodide", "fork"],
  ["cpython", "branch"],
  ["cpython", "process"],
  ["cpython", "no group"],
];

const how = {
  fork: "",
  branch: ", with shared imports",
  process: ", new process",
  "no group": ", no control group",
} as const;

// Concurrent: the interpreters side by side, each of which takes its programs one after another.
describe.each(faultGroups)("$title: a program that", (group) => {
  for (const fault of group.faults) {
    for (const [family, isolation] of ways) {
      if (fault.not?.[family] !== undefined) continue;
      if (isolation === "no group" && (group !== processes || fault.needs === "control group")) continue;
      const isAbsent =
        (family !== "pyodide" && pythons[family] === undefined && !requiredFamilies.includes(family)) ||
        (isolation === "no group" && !canHideGroups);
      const title = `${fault.title} (${family}${how[isolation]})`;
      const define = isAbsent ? test.skip : test.concurrent;
      define(title, { timeout: 120_000 }, ({ skip }) =>
        disturb(fault, family, isolation, () => skip("no control group here")),
      );
    }
  }
});

async function disturb(fault: Fault, family: Family, isolation: Isolation, skip: () => void): Promise<void> {
  const { adapter, undisturbed } = await laneOf(family, isolation);
  if (fault.needs === "control group" && !hasControlGroup(adapter)) skip();
  const given = { ...limits, ...fault.limits };
  // A new interpreter has to start within the limit, too.
  const slower = isolation === "process" ? { ...given, timeoutMs: given.timeoutMs + 2000 } : given;
  const [before, during, after] = await Promise.all([
    adapter.run(program(probe), limits, never),
    adapter.run(program(fault.code), slower, never, isolation === "branch" ? importsIn(fault.code) : []),
    adapter.run(program(probe), limits, never),
  ]);
  expect(during.observation).toMatchObject(asExpected(fault.otherwise?.[family] ?? fault.seen));
  expect(before.observation).toEqual(undisturbed);
  expect(after.observation).toEqual(undisturbed);
}

/** Statements on lines of their own, as a branch would execute them for several programs. */
function importsIn(code: string): readonly string[] {
  return code.split("\n").filter((line) => /^(?:import|from) (?!__future__).*[\w*]$/.test(line));
}

function asExpected(seen: Seen): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(seen).map(([part, value]) => [part, value instanceof RegExp ? expect.stringMatching(value) : value]),
  );
}

function hasControlGroup(adapter: Adapter): boolean {
  return "hello" in adapter && (adapter as ProcessAdapter).hello.controlGroup !== null;
}

function commandLines(): readonly string[] {
  return execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
}

test("the page shows this table; `npx vitest run packages/runner/src/robustness.test.ts -u` writes it", async () => {
  expect(faultGroups.flatMap(({ faults }) => faults).length).toBeGreaterThanOrEqual(60);
  await expect(renderFaults(faultGroups)).toMatchFileSnapshot("../../../docs/robustness.md");
});
