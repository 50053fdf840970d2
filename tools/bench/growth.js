// `pnpm bench:growth [cases...]`: seconds, processor time and peak memory of whole runs of ever more made-up cases on one
// CPython (`--python <id>`; the newest without it), without a report and (`--with-report`) with one. `--json <file>` also
// writes the figures, of which plot.js draws.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { childrenCpu } from "./children-cpu.js";
import { findInterpreters, newestFirst } from "./find-interpreters.js";
import { machine, today } from "./machine.js";
import { median } from "./median.js";
import { writeSpecs } from "./write-specs.js";

const root = resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    json: { type: "string" },
    python: { type: "string" },
    "with-report": { type: "boolean", default: false },
  },
});
const python = values.python ?? (await newestCPython());
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000, 100_000];
/** Rounds of the small ones: a large one is as long as many of them together, and meets what else the machine does evenly. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const largeFrom = 5_000;

const folder = mkdtempSync(join(tmpdir(), "bench-growth-"));
const figures = [];
try {
  console.log(`machine: ${machine()}`);
  for (const cases of sizes) writeSpecs(join(folder, String(cases)), cases);
  for (const form of values["with-report"] ? ["no-report", "report"] : ["no-report"])
    for (const cases of sizes) tell(form, cases, measure(form, cases));
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), date: today(), figures }, undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function newestCPython() {
  const found = await findInterpreters(root, ["cpython"], new AbortController().signal);
  const [newest] = newestFirst(
    found.filter(({ implementation, candidate }) => implementation === "cpython" && candidate.command.length === 1),
  );
  if (newest === undefined) throw new Error("there is no CPython to run on (pnpm conform interpreters)");
  return newest.id;
}

function measure(form, cases) {
  const all = Array.from({ length: cases < largeFrom ? rounds : 1 }, () => runOnce(form, cases));
  const of = (name) => median(all.map((each) => each[name]));
  return {
    rounds: all.length,
    seconds: of("seconds"),
    cpuSeconds: of("cpuSeconds"),
    runnerCpuSeconds: of("runnerCpuSeconds"),
    peakMb: of("peakMb"),
    resultsMb: of("resultsMb"),
  };
}

function runOnce(form, cases) {
  const usage = join(folder, "usage.json");
  const out = join(folder, "out");
  const args = [
    "--import",
    join(import.meta.dirname, "tell-usage.js"),
    join(root, "packages/cli/bin/conform.js"),
    ...["--specs", join(folder, String(cases)), "--out", out, "--interpreter", python, "--no-cache"],
    ...(form === "no-report" ? ["--no-report"] : ["--no-recorded"]),
  ];
  const env = { ...process.env, PYCONFORM_CACHE: join(folder, "cache"), BENCH_USAGE: usage };
  const before = childrenCpu();
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0 || !stdout.includes(`as expected: ${cases} cases on 1 interpreter`))
    throw new Error(`the run of ${cases} cases ended with status ${status}:\n${stdout}${stderr}`);
  const { peakMb, cpuSeconds } = JSON.parse(readFileSync(usage, "utf8"));
  const resultsMb = statSync(join(out, "results.json")).size / 1e6;
  rmSync(out, { recursive: true });
  rmSync(env.PYCONFORM_CACHE, { recursive: true, force: true });
  return { seconds, cpuSeconds: childrenCpu() - before, runnerCpuSeconds: cpuSeconds, peakMb, resultsMb };
}

function tell(form, cases, figure) {
  figures.push({ form, cases, ...rounded(figure) });
  const { rounds: count, seconds, cpuSeconds, peakMb, resultsMb } = figure;
  const perCase = `${((seconds * 1000) / cases).toFixed(2)} ms a case, ${((cpuSeconds * 1000) / cases).toFixed(2)} ms of processor time`;
  console.log(
    `${form.padEnd(10)} ${String(cases).padStart(7)} cases  ${seconds.toFixed(1).padStart(7)} s  ${perCase}  ${peakMb.toFixed(0).padStart(5)} MB at most, ${resultsMb.toFixed(0)} MB of results (${count} ${count === 1 ? "round" : "rounds"})`,
  );
}

function rounded(figure) {
  return Object.fromEntries(Object.entries(figure).map(([name, value]) => [name, Number(value.toPrecision(4))]));
}
