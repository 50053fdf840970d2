// `pnpm bench [implementation...]`: isolated cases per second, beside what other ways cost, in one run.
// Rounds of the ways alternate, so that whatever else the machine does meets all of them; medians and ratios are told.
import { cpus, totalmem } from "node:os";
import { resolve } from "node:path";
import { loadImplementations } from "../../packages/cli/dist/implementations.js";
import { localCandidates } from "../../packages/cli/dist/local-candidates.js";
import { defaultLimits, discoverInterpreters, thisHost } from "../../packages/runner/dist/index.js";
import { median } from "./median.js";
import { bareForks, coldLoads, forked, processes, spawns } from "./ways.js";

const root = resolve(import.meta.dirname, "../..");
const wanted = process.argv.slice(2);
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);

const signal = new AbortController().signal;
const found = await discoverInterpreters(await loadImplementations(root), thisHost(root), {
  explicit: (await localCandidates(root)).candidates,
  search: true,
  modules: [],
  signal,
});
const usable = newestOfEach(found.filter((each) => each.kind === "usable"));
const chosen = usable.filter(({ implementation }) => wanted.length === 0 || wanted.includes(implementation));

console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform}, Node ${process.versions.node}`,
);
console.log(`rounds: ${rounds} of each way, alternating; figures are medians of one program's time\n`);

for (const interpreter of chosen) await benchmark(interpreter);

async function benchmark(interpreter) {
  const ways = interpreter.traits.features.includes("fork")
    ? [forked, spawns, processes, bareForks]
    : [forked, coldLoads];
  const times = new Map(ways.map(({ name }) => [name, []]));
  const prepared = [];
  for (const way of ways)
    prepared.push({ name: way.name, ...(await way.prepare(interpreter, { limits: defaultLimits, signal, root })) });
  try {
    for (const { round } of prepared) await round(); // warm
    for (let index = 0; index < rounds; index += 1) {
      // Another order every round: none is always the one after the heaviest.
      for (const { name, round } of rotate(prepared, index)) times.get(name).push(await round());
    }
  } finally {
    for (const { end } of prepared) await end();
  }
  const own = median(times.get(forked.name));
  console.log(interpreter.id);
  for (const [name, all] of times) {
    const time = median(all);
    const ratio = name === forked.name ? "" : `  ${(time / own).toFixed(2)} × the time of an isolated case`;
    console.log(
      `  ${name.padEnd(34)} ${(1000 / time).toFixed(0).padStart(6)} /s  ${time.toFixed(2).padStart(9)} ms${ratio}`,
    );
  }
  console.log("");
}

function newestOfEach(interpreters) {
  const byImplementation = new Map();
  for (const each of interpreters) {
    const known = byImplementation.get(each.implementation);
    const native = each.candidate.command.length === 1;
    if (known === undefined || (native && compare(each, known) > 0)) byImplementation.set(each.implementation, each);
  }
  return [...byImplementation.values()];
}

function compare(a, b) {
  return String(a.traits.facts.version).localeCompare(String(b.traits.facts.version), "en", { numeric: true });
}

function rotate(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}
