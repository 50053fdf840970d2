import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childrenCpu } from "./children-cpu.js";
import { median } from "./median.js";
import { writeSpecs } from "./write-specs.js";

const cases = 1_000;
const mostInterpreters = 10;

/**
 * How soon `conform` answers, as a user starts it: its help; 1,000 made-up cases read and checked; the same by ten interpreters
 * with a report, after a run in which nothing, one expectation or one program was otherwise; and what a save comes to in a watch.
 */
export async function measureWarm(interpreters, { rounds, root }) {
  const chosen = interpreters.filter(({ candidate }) => candidate.compiledBy === undefined).slice(0, mostInterpreters);
  const folder = mkdtempSync(join(tmpdir(), "bench-warm-"));
  try {
    const specs = join(folder, "specs");
    writeSpecs(specs, cases, 1); // topics as large as real ones
    const env = { ...process.env, PYCONFORM_CACHE: join(folder, "cache") };
    const conform = [join(root, "packages/cli/bin/conform.js"), "--specs", specs, "--out", join(folder, "out")];
    for (const { id } of chosen) conform.push("--interpreter", id);
    // Others that are at hand, such as Cython, need not be asked who they are.
    conform.push("--implementation", [...new Set(chosen.map(({ implementation }) => implementation))].join(","));
    const start = { conform, env, cwd: root };
    const first = runOnce(conform, start);
    const file = join(specs, "language/topic-0/subject-0.yaml");
    const ways = waysOf(root, specs, file, start);
    for (const { run } of ways) run(); // reads from disk what the others find in memory, and makes the pages once
    const times = ways.map(() => []);
    for (let round = 0; round < rounds; round += 1) for (const [way, { run }] of ways.entries()) times[way].push(run());
    const watched = await measureWatch(file, rounds, start);
    return {
      cases,
      interpreters: chosen.map(({ id }) => id),
      first,
      ways: [
        ...ways.map(({ name }, way) => summary(name, times[way])),
        summary("a save, watched: one program", watched),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function waysOf(root, specs, file, start) {
  const bin = join(root, "packages/cli/bin/conform.js");
  let change = 0;
  const changed = (edit, ran) => () => {
    change += 1;
    writeFileSync(file, edit(readFileSync(file, "utf8"), change));
    return runOnce(start.conform, start, ran);
  };
  return [
    { name: "--help", run: () => runOnce([bin, "--help"], start, "Usage: conform") },
    {
      name: `cases: ${cases} read and checked`,
      run: () => runOnce([bin, "cases", "--specs", specs], start, "case-999"),
    },
    { name: "run: nothing changed", run: () => runOnce(start.conform, start, " 0 were run now") },
    { name: "run: one expectation changed", run: changed(otherExpectation, " 0 were run now") },
    { name: "run: one program changed", run: changed(otherProgram, /[1-9]\d* were run now/) },
  ];
}

/** Another allowed outcome, which says the same: what was seen is judged anew. */
function otherExpectation(text, change) {
  const allowed = `      one-of:\n        - stdout: "0\\n"\n        - stdout: "other ${change}\\n"\n`;
  return text.replace(/(- id: case-0\n(?:.*\n)*? {4}expect:\n)(?:.*\n)*?(?= {2}- id: case-1\n)/, `$1${allowed}`);
}

/** Another program, which does the same. */
function otherProgram(text, change) {
  return text.replace(/\n {6}t\[1\] = 9(?: {2}# \d+)?\n/, `\n      t[1] = 9  # ${change}\n`);
}

function runOnce(args, { env, cwd }, expected = "") {
  const before = childrenCpu();
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  const said = `${stdout}${stderr}`;
  if (status !== 0 || said.search(expected) === -1)
    throw new Error(`${args.join(" ")} ended with status ${status}, or said no ${expected}:\n${said}`);
  return { seconds, cpuSeconds: childrenCpu() - before };
}

/** From a save to the answer, in seconds; the processor time of what goes on meanwhile is not told apart. */
async function measureWatch(file, rounds, { conform, env, cwd }) {
  const watch = spawn(process.execPath, [...conform, "--watch"], { cwd, env, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => watch.once("exit", resolve));
  let wake = () => {};
  watch.stdout.setEncoding("utf8").on("data", (text) => /cases in all/.test(text) && wake(text));
  const answer = () =>
    Promise.race([
      new Promise((resolve) => {
        wake = resolve;
      }),
      ended.then((status) => Promise.reject(new Error(`the watch ended with status ${status}`))),
    ]);
  const times = [];
  try {
    await answer();
    for (let round = -1; round < rounds; round += 1) {
      const told = answer();
      const started = performance.now();
      writeFileSync(file, otherProgram(readFileSync(file, "utf8"), `9${round + 1}`));
      const text = await told;
      if (!text.includes("1 case changed")) throw new Error(`a save came to something else: ${text}`);
      if (round >= 0) times.push({ seconds: (performance.now() - started) / 1000, cpuSeconds: Number.NaN });
      await new Promise((resolve) => setTimeout(resolve, 200)); // the watch is listening again
    }
  } finally {
    watch.kill("SIGTERM");
    await ended.catch(() => undefined);
  }
  return times;
}

function summary(name, times) {
  const of = (member) => median(times.map((each) => each[member]));
  return {
    name,
    seconds: of("seconds"),
    least: Math.min(...times.map(({ seconds }) => seconds)),
    cpuSeconds: of("cpuSeconds"),
  };
}

/** Tells it. */
export function tellWarm({ cases: count, interpreters, first, ways }) {
  console.log(`${count} made-up cases by ${interpreters.length} interpreters: ${interpreters.join(", ")}`);
  console.log(`  the first run, everything anew: ${first.seconds.toFixed(1)} s`);
  for (const { name, seconds, least, cpuSeconds } of ways) {
    const cpu = Number.isNaN(cpuSeconds) ? "" : `, ${cpuSeconds.toFixed(2)} s of processor time`;
    console.log(`  ${name.padEnd(34)} ${seconds.toFixed(2)} s${cpu} (the quickest: ${least.toFixed(2)} s)`);
  }
  console.log("");
}
