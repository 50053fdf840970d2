import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { unmetRequirement } from "../../packages/model/dist/index.js";
import { defaultLimits, runPlan } from "../../packages/runner/dist/index.js";
import { corpusPrograms } from "./corpus.js";
import { newestFirst } from "./find-interpreters.js";
import { median } from "./median.js";
import { pytestPython } from "./python-venv.js";

/** A program that takes longer than this in one process with all others is left out. */
const patienceMs = 20_000;
/** Programs that end or outlive the process that runs them, or that of whoever reads its output. */
const endsTheProcess =
  /_exit|abort|fork|kill|thread|Thread|subprocess|multiprocessing|concurrent|asyncio|signal|alarm|input\(|stdin|execv|spawn|system\(|popen|pty|ctypes|faulthandler|setrlimit|dup2|os\.close|closerange|settrace|setprofile|addaudithook|interpreters|sys\.stdout|sys\.stderr|breakpoint|monitoring/;

/**
 * pytest and a run of ours over the programs of the corpus that survive being run in one process, on the newest CPython
 * that pytest can be installed for, or why there is none.
 */
export async function measurePytest(interpreters, { rounds, root, signal }) {
  const { interpreter, python, pytest, problem } = findPytest(interpreters);
  if (problem !== undefined) return { problem };
  const folder = mkdtempSync(join(tmpdir(), "bench-pytest-"));
  try {
    const all = (await corpusPrograms(root)).filter(({ program, freshRuns }) => {
      const { flags, env, isolation, repeat, exclusive } = program.run;
      const plain = flags.length === 0 && Object.keys(env).length === 0 && isolation === "fork" && !exclusive;
      return plain && repeat === 1 && freshRuns === undefined && runsOn(interpreter, program);
    });
    const programs = await survivors(
      all.filter(({ program }) => !endsTheProcess.test(program.code)),
      python,
      folder,
    );
    const times = { pytest: [], ours: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const way of round % 2 === 0 ? ["pytest", "ours"] : ["ours", "pytest"])
        times[way].push(
          way === "pytest"
            ? await pytestSeconds(programs, python, folder)
            : await ourSeconds(programs, interpreter, signal),
        );
    const [theirs, ours] = [median(times.pytest), median(times.ours)];
    const { id } = interpreter;
    return {
      interpreter: id,
      pytest,
      programs: programs.length,
      of: all.length,
      rounds,
      theirs,
      ours,
      ratio: theirs / ours,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells it. */
export function tellPytest(figure) {
  if (figure.problem !== undefined) return console.log(`${figure.problem}\n`);
  const { interpreter, pytest, programs, of, theirs, ours, ratio } = figure;
  console.log(
    `${programs} programs on ${interpreter} (of ${of}; the others end or disturb the process that runs them)`,
  );
  console.log(`  pytest ${pytest}, one process, no isolation  ${theirs.toFixed(2).padStart(8)} s`);
  console.log(
    `  each isolated, ${availableParallelism()} at a time (ours)      ${ours.toFixed(2).padStart(8)} s  ${ratio.toFixed(2)} × as fast (aimed at: at least 2)\n`,
  );
}

function findPytest(interpreters) {
  const native = interpreters.filter(
    ({ implementation, candidate }) => implementation === "cpython" && candidate.command.length === 1,
  );
  if (native.length === 0) return { problem: "pytest is not compared: there is no CPython" };
  let problem;
  for (const interpreter of newestFirst(native)) {
    const found = pytestPython(interpreter.candidate.command[0], interpreter.traits.facts.version);
    if (found.problem === undefined) return { interpreter, ...found };
    problem ??= found.problem;
  }
  return { problem };
}

function runsOn(interpreter, program) {
  return unmetRequirement(program.requires, interpreter.traits) === undefined;
}

/** Leaves out what ends pytest, or hangs in it, until all that is left comes to its end. */
async function survivors(programs, python, folder) {
  let left = programs;
  for (let first = 0; ; ) {
    const { status, at } = await runPytest(left, python, folder, first);
    if (status === 0 && first === 0) return left;
    if (status === 0) first = 0;
    else {
      if (at === undefined) throw new Error("pytest ended before the first program");
      left = left.filter((_, index) => index !== at);
      first = at;
    }
  }
}

async function pytestSeconds(programs, python, folder) {
  const started = performance.now();
  const { status } = await runPytest(programs, python, folder, 0);
  if (status !== 0) throw new Error(`pytest ended with status ${status}`);
  return (performance.now() - started) / 1000;
}

async function runPytest(programs, python, folder, first) {
  const at = join(folder, "at");
  writeFileSync(join(folder, "programs.json"), JSON.stringify(programs.map(({ program }) => program.code)));
  rmSync(at, { force: true });
  const file = join(import.meta.dirname, "pytest_corpus.py");
  const env = { BENCH_PROGRAMS: join(folder, "programs.json"), BENCH_AT: at, BENCH_FIRST: String(first) };
  const child = spawn(
    python,
    ["-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "--rootdir", folder, "-c", "/dev/null", file],
    { cwd: folder, env: { ...process.env, ...env, PYTHONDONTWRITEBYTECODE: "1" }, stdio: "ignore", detached: true },
  );
  let [last, since] = [undefined, performance.now()];
  const watch = setInterval(() => {
    const now = atOf(at);
    if (now !== last) [last, since] = [now, performance.now()];
    else if (performance.now() - since > patienceMs) process.kill(-child.pid, "SIGKILL");
  }, 200);
  const status = await new Promise((done) => child.once("exit", done));
  clearInterval(watch);
  return { status, at: atOf(at) };
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
