import { join, resolve } from "node:path";
import { loadSpecs } from "@pyconform/loader";
import { type Case, observationKey, type RunRecord } from "@pyconform/model";
import {
  type Discovered,
  defaultLimits,
  discoverInterpreters,
  runPlan,
  thisHost,
  type UsableInterpreter,
} from "@pyconform/runner";
import { beforeAll, describe, expect, test } from "vitest";
import { loadImplementations } from "./implementations.js";
import { localCandidates } from "./local-candidates.js";
import { modulesOf, planOf } from "./plan-of.js";

/**
 * That the clean state is one: programs of the corpus give the same forked (or on a reused instance) as in a process (or
 * an instance) of their own. Every `PYCONFORM_ISOLATION_STEP`-th program is taken, 20 where it is not set; 1 takes all.
 */
const root = resolve(import.meta.dirname, "../../..");
const step = Number(process.env["PYCONFORM_ISOLATION_STEP"] ?? 20);
const required = (process.env["PYCONFORM_REQUIRED_IMPLEMENTATIONS"] ?? "").split(",");
const implementations = ["cpython", "cpython-freethreaded", "pypy", "pyodide"];

let found: readonly Discovered[];
let programs: ReturnType<typeof planOf>;

beforeAll(async () => {
  const { cases } = await loadSpecs({ root, specsDir: join(root, "specs") });
  // A program that is repeated, or that may do one thing or another, has a set of outcomes and none to compare.
  programs = planOf(cases.filter(isDetermined), 1)
    .filter(({ program, freshRuns }) => program.run.repeat === 1 && freshRuns === undefined && !program.run.exclusive)
    .filter((_, index) => index % step === 0);
  found = await discoverInterpreters(await loadImplementations(root), thisHost(root), {
    explicit: (await localCandidates(root)).candidates,
    search: true,
    modules: modulesOf(programs),
    signal: AbortSignal.timeout(110_000),
  });
});

describe("the same programs give the same observations in the clean state and in a process of their own", () => {
  for (const implementation of implementations) {
    test(implementation, { timeout: 20 * 60_000 }, async ({ skip }) => {
      const interpreter = newest(found, implementation);
      if (interpreter === undefined) {
        expect(required, `${implementation} is required here, and there is none`).not.toContain(implementation);
        skip(`no ${implementation} on this machine`);
        return;
      }
      const [shared, fresh] = [await observe(interpreter, "fork"), await observe(interpreter, "process")];
      expect(shared.size).toBe(programs.length);
      const differing = [...shared].filter(([key, record]) => keyOf(record) !== keyOf(fresh.get(key)));
      expect(differing.map(([key, record]) => ({ key, shared: record, fresh: fresh.get(key) }))).toEqual([]);
    });
  }
});

function isDetermined({ expect }: Case): boolean {
  return (Array.isArray(expect) ? expect : [expect]).every(({ oneOf }) => oneOf.length === 1);
}

function newest(all: readonly Discovered[], implementation: string): UsableInterpreter | undefined {
  const version = ({ traits }: UsableInterpreter) => String(traits.facts.version);
  return all
    .filter((each): each is UsableInterpreter => each.kind === "usable" && each.implementation === implementation)
    .filter(({ candidate }) => candidate.spawn === undefined) // an emulated one would take minutes
    .sort((a, b) => version(b).localeCompare(version(a), "en", { numeric: true }))[0];
}

async function observe(
  interpreter: UsableInterpreter,
  isolation: "fork" | "process",
): Promise<ReadonlyMap<string, RunRecord>> {
  const records = new Map<string, RunRecord>();
  await runPlan(
    { programs, interpreters: [interpreter] },
    {
      limits: { ...defaultLimits, timeoutMs: 30_000 },
      isolation,
      signal: new AbortController().signal,
      onRecord: ({ key, record }) => void records.set(key, record),
    },
  );
  return records;
}

function keyOf(record: RunRecord | undefined): string {
  return JSON.stringify(record?.outcomes.map(({ observation }) => observationKey(observation)));
}
