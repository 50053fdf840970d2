import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { unmetRequirement } from "../../packages/model/dist/index.js";
import { defaultLimits, runPlan } from "../../packages/runner/dist/index.js";
import { corpusPrograms } from "./corpus.js";
import { newestFirst } from "./find-interpreters.js";
import { median } from "./median.js";
import { pytestPackages } from "./pytest-packages.js";

/** A program that takes longer than this in one process with all others is left out. */
const patienceMs = 20_000;
/** Programs that end or outlive the process that runs them, or that of whoever reads its output. */
const endsTheProcess =
  /_exit|abort|fork|kill|thread|Thread|subprocess|multiprocessing|concurrent|asyncio|signal|alarm|input\(|stdin|execv|spawn|system\(|popen|pty|ctypes|faulthandler|setrlimit|dup2|os\.close|closerange|settrace|setprofile|addaudithook|interpreters|sys\.stdout|sys\.stderr|breakpoint|monitoring/;

/** What is compared; the last two say what forks alone cost on this machine. */
const ways = {
  pytest: "pytest, one process, no isolation",
  ours: `each isolated, ${availableParallelism()} at a time (ours)`,
  forks: "a plain loop of forks, one at a time",
  forksTogether: `such loops, ${availableParallelism()} at a time`,
};

/**
 * pytest and a run of ours over the programs of the corpus that survive being run in one process, on the newest CPython
 * with a GIL that pytest can be installed for, beside loops that do nothing but fork; or why there is no comparison.
 */
export async function measurePytest(interpreters, { rounds, root, signal }) {
  const { interpreter, packages, pytest, problem } = findPytest(interpreters);
  if (problem !== undefined) return { problem };
  const folder = mkdtempSync(join(tmpdir(), "bench-pytest-"));
  const python = { command: interpreter.candidate.command[0], packages, folder };
  try {
    const all = (await corpusPrograms(root)).filter(({ program, freshRuns }) => {
      const { flags, env, isolation, repeat, exclusive } = program.run;
      const plain = flags.length === 0 && Object.keys(env).length === 0 && isolation === "fork" && !exclusive;
      return plain && repeat === 1 && freshRuns === undefined && runsOn(interpreter, program);
    });
    const programs = await survivors(
      all.filter(({ program }) => !endsTheProcess.test(program.code)),
      python,
    );
    const seconds = {
      pytest: () => pytestSeconds(programs, python),
      ours: () => ourSeconds(programs, interpreter, signal),
      forks: () => plainForkSeconds(programs, python, 1),
      forksTogether: () => plainForkSeconds(programs, python, availableParallelism()),
    };
    const names = Object.keys(ways);
    const times = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const name of round % 2 === 0 ? names : names.toReversed()) times[name].push(await seconds[name]());
    return {
      interpreter: interpreter.id,
      pytest,
      programs: programs.length,
      of: all.length,
      rounds,
      seconds: Object.fromEntries(names.map((name) => [name, median(times[name])])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells it. */
export function tellPytest(figure) {
  if (figure.problem !== undefined) return console.log(`${figure.problem}\n`);
  const { interpreter, pytest, programs, of, seconds } = figure;
  console.log(
    `${programs} programs on ${interpreter} (of ${of}; the others end or disturb the process that runs them), pytest ${pytest}`,
  );
  for (const [name, way] of Object.entries(ways)) {
    const told = name === "pytest" ? "" : `  ${(seconds.pytest / seconds[name]).toFixed(2)} × as fast as pytest`;
    const target = name === "ours" ? " (aimed at: at least 2)" : "";
    console.log(`  ${way.padEnd(38)} ${seconds[name].toFixed(2).padStart(8)} s${told}${target}`);
  }
  console.log("");
}

function findPytest(interpreters) {
  const native = interpreters.filter(
    ({ implementation, candidate }) => implementation === "cpython" && candidate.command.length === 1,
  );
  const withGil = native.filter(({ traits }) => !traits.facts["free-threaded-build"]);
  if (withGil.length === 0) return { problem: "pytest is not compared: there is no CPython" };
  const pythons = newestFirst(native).map(({ candidate }) => candidate.command[0]);
  let problem;
  for (const interpreter of newestFirst(withGil)) {
    const found = pytestPackages(interpreter, pythons);
    if (found.problem === undefined) return { interpreter, ...found };
    problem ??= found.problem;
  }
  return { problem };
}

function runsOn(interpreter, program) {
  return unmetRequirement(program.requires, interpreter.traits) === undefined;
}

/** Leaves out what ends pytest, or hangs in it, until all that is left comes to its end. */
async function survivors(programs, python) {
  let left = programs;
  for (let first = 0; ; ) {
    const { status, at } = await runPytest(left, python, first);
    if (status === 0 && first === 0) return left;
    if (status === 0) first = 0;
    else {
      if (at === undefined) throw new Error("pytest ended before the first program");
      left = left.filter((_, index) => index !== at);
      first = at;
    }
  }
}

async function pytestSeconds(programs, python) {
  const started = performance.now();
  const { status } = await runPytest(programs, python, 0);
  if (status !== 0) throw new Error(`pytest ended with status ${status}`);
  return (performance.now() - started) / 1000;
}

async function runPytest(programs, { command, packages, folder }, first) {
  const at = join(folder, "at");
  const file = join(import.meta.dirname, "pytest_corpus.py");
  const options = "-m pytest -q --no-header -p no:cacheprovider -c /dev/null --rootdir".split(" ");
  writePrograms(programs, folder);
  rmSync(at, { force: true });
  const env = { PYTHONPATH: packages, BENCH_AT: at, BENCH_FIRST: String(first) };
  const child = startPython([command, ...options, folder, file], folder, env);
  let [last, since] = [undefined, performance.now()];
  const watch = setInterval(() => {
    const now = atOf(at);
    if (now !== last) [last, since] = [now, performance.now()];
    else if (performance.now() - since > patienceMs) process.kill(-child.pid, "SIGKILL");
  }, 200);
  const status = await statusOf(child);
  clearInterval(watch);
  return { status, at: atOf(at) };
}

/** So many loops side by side, each over its part of the programs. The interpreters' starts are in the time, as in pytest's. */
async function plainForkSeconds(programs, { command, folder }, loops) {
  const started = performance.now();
  writePrograms(programs, folder);
  const file = join(import.meta.dirname, "plain_forks.py");
  const all = Array.from({ length: loops }, (_, first) =>
    statusOf(startPython([command, file, String(first), String(loops)], folder, {})),
  );
  if ((await Promise.all(all)).some((status) => status !== 0)) throw new Error("a loop of forks failed");
  return (performance.now() - started) / 1000;
}

const programsFile = "programs.json";

function writePrograms(programs, folder) {
  writeFileSync(join(folder, programsFile), JSON.stringify(programs.map(({ program }) => program.code)));
}

/** Starts Python in `folder`, where the programs' texts are. */
function startPython([command, ...args], folder, env) {
  return spawn(command, args, {
    cwd: folder,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", BENCH_PROGRAMS: join(folder, programsFile), ...env },
    stdio: "ignore",
    detached: true,
  });
}

function statusOf(child) {
  return new Promise((done) => child.once("exit", done));
}

function atOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function ourSeconds(programs, interpreter, signal) {
  const options = { limits: defaultLimits, isolation: "fork", signal, onRecord: () => undefined };
  const { durationMs, records } = await runPlan({ programs, interpreters: [interpreter] }, options);
  if (records !== programs.length) throw new Error(`${records} of ${programs.length} programs were run`);
  return durationMs / 1000;
}
