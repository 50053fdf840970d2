import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Observation } from "@pyconform/model";
import type { PlannedProgram, UsableInterpreter } from "@pyconform/runner";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { observe } from "./observe.js";
import { startProgress } from "./progress.js";
import { RunMemory } from "./run-memory.js";
import { parseRunOptions, type RunFlags } from "./run-options.js";
import type { Terminal } from "./terminal.js";

const root = resolve(import.meta.dirname, "../../..");
let folder: string;
let ran: string[];
let told: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conform-observe-"));
  vi.stubEnv("PYCONFORM_CACHE", folder);
  ran = [];
  told = "";
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const terminal = {
  tell: (text: string) => {
    told += text;
  },
  isInteractive: false,
  tellColors: {},
} as unknown as Terminal;

function planned(key: string, code: string, run = {}): PlannedProgram {
  const ordinary = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  return { key, program: { code, requires: [], run: { ...ordinary, ...run } } };
}

/** An interpreter that prints its program; `stop` ends the run before it answers. */
function interpreter(digest: string | undefined, stop?: AbortController): UsableInterpreter {
  const traits = { facts: {}, versionText: "1", modules: [], features: [] } as unknown as UsableInterpreter["traits"];
  return {
    kind: "usable",
    id: "fake-1",
    implementation: "fake",
    candidate: { command: ["fake"], foundBy: "test" },
    traits,
    digest,
    open: async () => ({
      describe: async () => traits,
      run: async ({ code }) => {
        if (code === "stop") {
          stop?.abort();
          throw stop?.signal.reason;
        }
        ran.push(code);
        const observation: Observation =
          code === "hang"
            ? { kind: "harness-failed", reason: "", stderr: "" }
            : { kind: "finished", stdout: code, stderr: "" };
        return { observation, durationMs: 3 };
      },
      [Symbol.asyncDispose]: async () => {},
    }),
  };
}

interface Wishes {
  readonly flags?: Partial<RunFlags>;
  readonly fine?: boolean;
  /** `null`: its files are elsewhere. */
  readonly digest?: string | null;
  readonly stop?: AbortController;
}

/** One run, to its end or until it is stopped; gives the programs that were really run. */
async function run(programs: readonly PlannedProgram[], { flags, fine = true, digest = "d", stop }: Wishes = {}) {
  const options = parseRunOptions([], {
    specs: "specs",
    results: "reports/latest",
    out: join(folder, "out"),
    reporter: "pretty",
    isolation: "fork",
    cache: true,
    recorded: true,
    report: true,
    jobs: "1",
    ...flags,
  });
  ran = [];
  const memory = new RunMemory(root, options, terminal);
  vi.spyOn(memory.interpreters, "isUnchanged").mockReturnValue(true);
  const signal = (stop ?? new AbortController()).signal;
  const progress = startProgress(new Map([["fake-1", programs.length]]), terminal);
  const interpreters = [interpreter(digest ?? undefined, stop)];
  const observed = await observe(programs, interpreters, options, memory, progress, signal);
  memory.keep(observed.fresh, () => fine, []);
  if (observed.summary.complete) memory.end();
  return { ran, observed };
}

describe("a run leaves to later ones what they need not run", () => {
  test("nothing changed means nothing run, with the same records", async () => {
    const programs = [planned("a", "1"), planned("b", "2")];
    const first = await run(programs);
    const second = await run(programs);
    expect([first.ran.sort(), second.ran]).toEqual([["1", "2"], []]);
    expect(second.observed.recordOf("a", "fake-1")).toEqual(first.observed.recordOf("a", "fake-1"));
    expect(second.observed.known).toBe(2);
  });

  test("one changed program is run, and a renamed one is not", async () => {
    await run([planned("a", "1"), planned("b", "2")]);
    expect((await run([planned("renamed", "1"), planned("b", "3")])).ran).toEqual(["3"]);
  });

  test("--no-cache runs everything, and keeps what comes out", async () => {
    await run([planned("a", "1")]);
    expect((await run([planned("a", "1")], { flags: { cache: false } })).ran).toEqual(["1"]);
    expect((await run([planned("a", "1")])).ran).toEqual([]);
  });

  test("another state of the interpreter is asked everything", async () => {
    await run([planned("a", "1")]);
    expect((await run([planned("a", "1")], { digest: "e" })).ran).toEqual(["1"]);
  });

  test("an interpreter whose files are elsewhere is asked every time", async () => {
    await run([planned("a", "1")], { digest: null });
    expect((await run([planned("a", "1")], { digest: null })).ran).toEqual(["1"]);
  });

  test("what our side failed to see is looked at again", async () => {
    await run([planned("a", "hang")]);
    expect((await run([planned("a", "hang")])).ran).toEqual(["hang"]);
  });

  test.each([{ repeat: 2 }, { exclusive: true }])(
    "where chance has a part (%j), only what is fine is kept",
    async (how) => {
      await run([planned("a", "1", how)], { fine: false });
      expect((await run([planned("a", "1", how)], { fine: true })).ran).not.toEqual([]);
      expect((await run([planned("a", "1", how)])).ran).toEqual([]);
    },
  );

  test("what is broken without chance is kept too", async () => {
    await run([planned("a", "1")], { fine: false });
    expect((await run([planned("a", "1")])).ran).toEqual([]);
  });

  test("a damaged cache is noticed, and its results are run again", async () => {
    await run([planned("a", "1")]);
    const file = join(folder, "results", readdirSync(join(folder, "results"))[0] ?? "");
    writeFileSync(file, "garbage\n");
    expect((await run([planned("a", "1")])).ran).toEqual(["1"]);
    expect(told).toContain("1 record of the cache was damaged");
    expect((await run([planned("a", "1")])).ran).toEqual([]);
  });

  test("a folder that cannot be written ends no run", async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file");
    expect((await run([planned("a", "1")])).ran).toEqual(["1"]);
    expect(told.match(/nothing is kept for later runs/g)).toHaveLength(1);
    rmSync(folder);
    appendFileSync(folder, "");
  });
});

describe("a run that did not come to its end", () => {
  const programs = [planned("a", "1"), planned("b", "hang"), planned("c", "stop"), planned("d", "4")];
  const rest = programs.map((each) => (each.key === "c" ? planned("c", "3") : each));

  test("is continued by --resume: only what was not done is run, whatever came out", async () => {
    const first = await run(programs, { stop: new AbortController(), flags: { cache: false } });
    expect(first.observed.summary.complete).toBe(false);
    const second = await run(rest, { flags: { cache: false, resume: true } });
    expect(second.observed.summary.complete).toBe(true);
    expect([...first.ran, ...second.ran].sort()).toEqual(["1", "3", "4", "hang"]);
  });

  test("is told of, and begun anew without --resume", async () => {
    await run(programs, { stop: new AbortController(), flags: { cache: false } });
    expect((await run(rest, { flags: { cache: false } })).ran.length).toBe(4);
    expect(told).toContain("--resume would have continued it");
  });

  test("leaves nothing to resume when it was continued to its end", async () => {
    await run(programs, { stop: new AbortController(), flags: { cache: false } });
    await run(rest, { flags: { cache: false, resume: true } });
    expect((await run(rest, { flags: { cache: false, resume: true } })).ran.length).toBe(4);
    expect(told).toContain("there is nothing to resume");
  });
});
