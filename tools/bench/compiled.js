// `pnpm bench:compiled`: how much faster a loop is when Cython compiled it, without types and with them, than on the same
// CPython from source. Rounds of the ways alternate; the program measures its own loop, so that starting it does not count.
import { resolve } from "node:path";
import { loadImplementations } from "../../packages/cli/dist/implementations.js";
import { localCandidates } from "../../packages/cli/dist/local-candidates.js";
import { defaultLimits, discoverInterpreters, openProcessAdapter, thisHost } from "../../packages/runner/dist/index.js";

const root = resolve(import.meta.dirname, "../..");
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const signal = new AbortController().signal;
const run = { flags: [], env: {}, isolation: "fork", exclusive: true, repeat: 1 };

const untyped = `
def work(limit):
    total = 0
    for number in range(limit):
        total += number * number % 7
    return total
`;
const typed = `
import cython

def work(limit: cython.long):
    total: cython.long = 0
    number: cython.long
    for number in range(limit):
        total += number * number % 7
    return total
`;
const measure = `
import time
begin = time.perf_counter_ns()
result = work(1_000_000)
print(time.perf_counter_ns() - begin, result)
`;

const compiled = await findCompiled();
const optimized = { ...compiled.candidate, env: { ...compiled.candidate.env, CC: "cc -O2" } };
const source = { ...compiled.candidate, compiledBy: undefined };
const cython = (await loadImplementations(root)).find(({ id }) => id === "cython");
const ways = [
  { name: "from source", adapter: await openProcessAdapter(source, { isolation: "fork", signal }), code: untyped },
  { name: "compiled, no types", adapter: await cython.open(optimized, { isolation: "fork", signal }), code: untyped },
  { name: "compiled, C types", adapter: await cython.open(optimized, { isolation: "fork", signal }), code: typed },
].map((way) => ({ ...way, times: [] }));

try {
  const results = new Set();
  for (let round = -1; round < rounds; round += 1) {
    for (const { adapter, code, times } of ways) {
      const [nanoseconds, result] = await measureOnce(adapter, code);
      results.add(result);
      if (round >= 0) times.push(nanoseconds / 1e6); // the first round compiles and warms
    }
  }
  if (results.size !== 1) throw new Error(`the ways do not agree: ${[...results].join(", ")}`);
  const usual = median(ways[0].times);
  console.log(`${compiled.id}, cc -O2: a loop of 1,000,000 rounds; medians of ${rounds} alternating rounds`);
  for (const { name, times } of ways) {
    const time = median(times);
    console.log(
      `  ${name.padEnd(20)} ${time.toFixed(2).padStart(8)} ms  ${(usual / time).toFixed(1).padStart(6)} × as fast`,
    );
  }
} finally {
  for (const { adapter } of ways) await adapter[Symbol.asyncDispose]();
}

async function findCompiled() {
  const implementations = (await loadImplementations(root)).filter(({ id }) => id === "cython");
  const explicit = (await localCandidates(root)).candidates.filter(({ compiledBy }) => compiledBy === "cython");
  const options = { explicit, search: true, modules: [], signal };
  const found = await discoverInterpreters(implementations, thisHost(root), options);
  const usable = found.find(({ kind }) => kind === "usable");
  if (usable === undefined) throw new Error(`no usable Cython: ${implementations[0].install[0].command}`);
  return usable;
}

async function measureOnce(adapter, code) {
  const { observation } = await adapter.run({ code: code + measure, requires: [], run }, defaultLimits, signal);
  if (observation.kind !== "finished") throw new Error(`unexpected: ${JSON.stringify(observation)}`);
  return observation.stdout.trim().split(" ").map(Number);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
