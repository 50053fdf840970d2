import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Results } from "@pyconform/model";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { exitStatus } from "./exit-status.js";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "conform-killed-"));
const out = join(folder, "out");
const cache = join(folder, "cache");
const python = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).stdout?.trim();
const count = 12;

// One at a time, and slow enough for a signal to come between two of them.
const cases = Array.from({ length: count }, (_, n) => [
  `  - id: case-${n}`,
  `    title: The number ${n} is printed after a while`,
  "    promised-by: builtins/functions#print",
  `    code: |\n      import time\n      time.sleep(0.2)\n      print(${n})`,
  `    expect:\n      stdout: "${n}\\n"`,
]);
mkdirSync(join(folder, "specs/language/samples"), { recursive: true });
writeFileSync(
  join(folder, "specs/language/samples/slow.yaml"),
  `title: Slow\nabout: Made up, to be stopped.\ncases:\n${cases.flat().join("\n")}\n`,
);
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const run of running) run.kill("SIGKILL");
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const path of [out, cache]) rmSync(path, { recursive: true, force: true });
});

/** The command on these specs; `done` tells how many cases are written down, `ended` how it ended and what it told. */
function conform(...flags: readonly string[]) {
  const where = ["--specs", join(folder, "specs"), "--out", out, "--interpreter", python ?? "", "--no-recorded"];
  const args = [join(root, "packages/cli/bin/conform.js"), ...where, "--jobs", "1", ...flags];
  const run = spawn(process.execPath, args, { cwd: root, env: { ...process.env, PYCONFORM_CACHE: cache } });
  running.add(run);
  let told = "";
  run.stderr.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  const ended = new Promise<{ status: number | null; told: string }>((resolve) =>
    run.once("close", (status) => resolve({ status, told })),
  );
  return { run, ended };
}

/** Resolves when some cases are written down. */
async function untilSomeAreDone(): Promise<void> {
  await vi.waitFor(() => expect(journal().split("\n").length).toBeGreaterThan(3), { timeout: 60_000, interval: 20 });
}

function journal(): string {
  const journals = join(cache, "journals");
  return readdirSync(journals)
    .map((name) => readFileSync(join(journals, name), "utf8"))
    .join("");
}

const written = () => JSON.parse(readFileSync(join(out, "results.json"), "utf8")) as Results;
const kept = ({ cases: all }: Results) =>
  all.filter(({ results }) => results.some(({ verdict }) => verdict.kind === "kept")).length;

describe.skipIf(!python)("a run", { timeout: 120_000 }, () => {
  test("that is killed is continued, and loses at most what ran", async () => {
    const { run, ended } = conform();
    await untilSomeAreDone();
    run.kill("SIGKILL");
    expect((await ended).status).toBeNull();
    expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual([]);
    const done = journal().trimEnd().split("\n").length;

    const { status, told } = await conform("--resume").ended;
    expect(told).toContain(`continuing a run that left ${done} records`);
    expect(told).toContain(`${done} results were known, ${count - done} were run now`);
    expect(status).toBe(exitStatus.asExpected);
    expect([kept(written()), written().complete]).toEqual([count, true]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "that is stopped (%s) writes what is done, and is continued",
    async (signal) => {
      const { run, ended } = conform();
      await untilSomeAreDone();
      run.kill(signal);
      const stopped = await ended;
      expect(stopped.status).toBe(exitStatus.stopped);
      expect(stopped.told).toContain("--resume continues");
      const done = kept(written());
      expect(done).toBeGreaterThan(1);
      expect(done).toBeLessThan(count);
      expect(written().complete).toBe(false);

      const { status, told } = await conform("--resume").ended;
      expect(told).toContain(`${done} results were known, ${count - done} were run now`);
      expect(status).toBe(exitStatus.asExpected);
      expect([kept(written()), written().complete]).toEqual([count, true]);
    },
  );
});
