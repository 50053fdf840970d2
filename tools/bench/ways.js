// The ways to run one program in isolation that `bench.js` compares. Each gives milliseconds per program of one round.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const code = 'print("hello")\n';
const program = {
  code,
  requires: [],
  run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
};

/** Programs per round: enough to be longer than a tick of the machine, short enough to alternate. */
const perRound = 100;

function timed(count, work) {
  return async () => {
    const started = performance.now();
    await work();
    return (performance.now() - started) / count;
  };
}

/** `count` programs on each of `adapters`; milliseconds of each, by the clock. */
function adapterWay(name, isolation, count, adapters = 1) {
  return {
    name,
    async prepare(interpreter, { limits, signal }) {
      const open = await Promise.all(
        Array.from({ length: adapters }, () => interpreter.open({ isolation: "fork", signal })),
      );
      const one = { ...program, run: { ...program.run, isolation } };
      const runOne = async (adapter) => {
        const { observation } = await adapter.run(one, limits, signal);
        if (observation.kind !== "finished" || observation.stdout !== "hello\n")
          throw new Error(`unexpected: ${JSON.stringify(observation)}`);
      };
      // Two are under way at once at each, as in a run: the next one waits at the interpreter, not here.
      const lane = async (adapter) => {
        for (let index = 0; index < count / 2; index += 1) await runOne(adapter);
      };
      return {
        round: timed(count * adapters, () => Promise.all(open.flatMap((adapter) => [lane(adapter), lane(adapter)]))),
        end: async () => {
          for (const adapter of open) await adapter[Symbol.asyncDispose]();
        },
      };
    },
  };
}

/** What the runner does. */
export const forked = adapterWay("isolated cases, one at a time", "fork", perRound);

/** The same as a run does it: an interpreter on every core. */
export const forkedTogether = adapterWay(
  `isolated cases, ${availableParallelism()} at a time`,
  "fork",
  perRound,
  availableParallelism(),
);

/** A new interpreter for every case, through the same harness. */
export const processes = adapterWay("new process, same harness", "process", 20);

/** One spawn per case from Node, as most runners do: the program in a file, output through pipes. */
export const spawns = {
  name: "one spawn per case",
  async prepare(interpreter) {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const file = join(folder, "case.py");
    writeFileSync(file, code);
    const [command, ...args] = interpreter.candidate.command;
    const runOne = () =>
      new Promise((done, failed) => {
        const child = spawn(command, [...args, file], { stdio: ["ignore", "pipe", "pipe"] });
        let stdout = "";
        child.stdout.on("data", (chunk) => {
          stdout += chunk;
        });
        child.on("error", failed);
        child.on("close", () => (stdout === "hello\n" ? done() : failed(new Error(`unexpected: ${stdout}`))));
      });
    return {
      round: timed(20, async () => {
        for (let index = 0; index < 20; index += 1) await runOne();
      }),
      end: async () => rmSync(folder, { recursive: true }),
    };
  },
};

/** The least that isolation costs: fork, end, wait, in a loop inside the same interpreter. */
export const bareForks = {
  name: "bare fork, exit and wait",
  async prepare(interpreter) {
    const [command, ...args] = interpreter.candidate.command;
    const loop = `
import os, time
started = time.perf_counter()
for _ in range(${perRound}):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
print((time.perf_counter() - started) * 1000 / ${perRound})
`;
    return {
      round: async () => Number(execFileSync(command, [...args, "-c", loop], { encoding: "utf8" })),
      end: async () => undefined,
    };
  },
};

/** A new instance for every case, with nothing kept from the one before: what a page or a script does that loads it. */
export const coldLoads = {
  name: "cold load per case",
  async prepare(interpreter, { limits, signal }) {
    return {
      round: timed(1, async () => {
        const adapter = await interpreter.open({ isolation: "process", signal, cold: true });
        await adapter.run(program, limits, signal);
        await adapter[Symbol.asyncDispose]();
      }),
      end: async () => undefined,
    };
  },
};
