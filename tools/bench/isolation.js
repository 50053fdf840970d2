import { defaultLimits } from "../../packages/runner/dist/index.js";
import { median } from "./median.js";
import { bareForks, coldLoads, forked, forkedTogether, processes, spawns } from "./ways.js";

/** What is aimed at: at most this often a bare fork; at least this many times faster than the other ways. */
const targets = {
  [bareForks.name]: { most: 1.5 },
  [spawns.name]: { least: { pypy: 15, other: 10 } },
  [coldLoads.name]: { least: { other: 200 } },
};

/** One program in isolation on `interpreter`, beside what other ways cost; milliseconds and ratios. */
export async function measureIsolation(interpreter, { rounds, root, signal }) {
  const ways = interpreter.traits.features.includes("fork")
    ? [forked, forkedTogether, spawns, processes, bareForks]
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
  const alone = median(times.get(forked.name));
  const together = times.has(forkedTogether.name) ? median(times.get(forkedTogether.name)) : undefined;
  return [...times].map(([name, all]) => ({
    interpreter: interpreter.id,
    way: name,
    ms: median(all),
    ratio: median(all) / alone,
    ratioTogether: together === undefined ? undefined : median(all) / together,
    target: targetOf(name, interpreter.implementation),
  }));
}

/** Tells the figures of one interpreter. */
export function tellIsolation(figures) {
  console.log(figures[0].interpreter);
  for (const { way, ms, ...compared } of figures) {
    const told = way === forked.name || way === forkedTogether.name ? "" : `  ${compare(compared)}`;
    console.log(`  ${way.padEnd(34)} ${(1000 / ms).toFixed(0).padStart(6)} /s  ${ms.toFixed(2).padStart(9)} ms${told}`);
  }
  console.log("");
}

/** How this way compares with isolated cases one at a time, and as a run does them, on all cores. */
function compare({ ratio, ratioTogether, target }) {
  const both = (tell) =>
    [ratio, ratioTogether]
      .filter((each) => each !== undefined)
      .map(tell)
      .join(", on all cores ");
  if (target === undefined) return `${both((each) => each.toFixed(2))} × an isolated case`;
  if ("most" in target)
    return `an isolated case takes ${both((each) => (1 / each).toFixed(2))} × this (aimed at: at most ${target.most})`;
  return `${both((each) => each.toFixed(2))} × an isolated case (aimed at: at least ${target.least})`;
}

function targetOf(way, implementation) {
  const target = targets[way];
  if (target?.least === undefined) return target;
  return { least: target.least[implementation] ?? target.least.other };
}

function rotate(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}
