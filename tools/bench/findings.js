// `node tools/bench/findings.js`: what findings cost over many interpreters. Twice the cases in as many ways of parting should take
// twice the time; more ways of parting cost more, because each is explained once. Rounds alternate; medians are told.
import { findingOf } from "../../packages/classify/dist/index.js";

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const names = Array.from({ length: 15 }, (_, index) => `cpython-3.${index}`);
const facts = (index) => ({
  implementation: index % 3 === 0 ? "pypy" : "cpython",
  version: `3.${index}`,
  "language-version": `3.${index}`,
  "free-threaded-build": index % 5 === 0,
  gil: index % 5 === 0 ? "off" : "on",
  jit: "none",
  "debug-build": false,
  optimize: 0,
  allocator: "pymalloc",
  compiled: "none",
  "byte-order": index % 7 === 0 ? "big" : "little",
  "pointer-bits": index % 4 === 0 ? 32 : 64,
  "c-long-bits": 64,
  platform: "linux",
  machine: "x86_64",
  "hash-seed": "random",
  "utf8-mode": "off",
});

const sizes = [1000, 2000, 4000];
const times = new Map(sizes.map((size) => [size, []]));
for (let round = 0; round < rounds; round += 1) for (const size of sizes) times.get(size).push(timeOf(size));

const base = median(times.get(sizes[0]));
for (const [size, all] of times) {
  const time = median(all);
  console.log(
    `${String(size).padStart(5)} cases on ${names.length} interpreters  ${time.toFixed(1).padStart(7)} ms  ${(time / base).toFixed(2)} ×`,
  );
}

function timeOf(size) {
  const traits = new Map(
    names.map((name, index) => [name, { facts: facts(index), versionText: "", modules: [], features: [] }]),
  );
  const reports = Array.from({ length: size }, (_, index) =>
    resultsOf(names[index % 15], names[Math.floor(index / 15) % 15]),
  );
  const started = performance.now();
  for (const results of reports) findingOf({ level: "implementation", expect: [] }, results, traits);
  return performance.now() - started;
}

function resultsOf(odd, other) {
  return names.map((interpreter) => ({
    interpreter,
    verdict: { kind: "observed" },
    observation: {
      kind: "finished",
      stdout: interpreter === odd ? "A" : interpreter === other ? "B" : "C",
      stderr: "",
      warnings: [],
    },
    durationMs: 1,
  }));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
