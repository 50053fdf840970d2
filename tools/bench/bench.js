// `pnpm bench [implementation...]`: what an isolated case costs beside what other ways cost (isolation), a whole corpus beside
// pytest (pytest), how busy all cores are (schedule), and how soon a command answers where little or nothing changed (warm),
// each in one run. Rounds of the ways alternate, so that whatever else the machine does meets all of them; medians and ratios
// are told. `--only` takes some of the four, by commas; `--json <file>` also writes the figures.
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { findInterpreters, newestOfEach } from "./find-interpreters.js";
import { measureIsolation, tellIsolation } from "./isolation.js";
import { machine, today } from "./machine.js";
import { measurePytest, tellPytest } from "./pytest.js";
import { measureSchedule, tellSchedule } from "./schedule.js";
import { measureWarm, tellWarm } from "./warm.js";

const root = resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { json: { type: "string" }, only: { type: "string", default: "isolation,pytest,schedule,warm" } },
});
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const parts = values.only.split(",");
const { signal } = new AbortController();
const usable = await findInterpreters(root, positionals, signal);
const figures = { machine: machine(), date: today(), rounds };

console.log(`machine: ${figures.machine}`);
console.log(`rounds: ${rounds} of each way, alternating; figures are medians\n`);

if (parts.includes("isolation")) {
  figures.isolation = [];
  for (const interpreter of newestOfEach(usable)) {
    const measured = await measureIsolation(interpreter, { rounds, root, signal });
    tellIsolation(measured);
    figures.isolation.push(...measured);
  }
}
if (parts.includes("pytest")) {
  figures.pytest = await measurePytest(usable, { rounds, root, signal });
  tellPytest(figures.pytest);
}
if (parts.includes("schedule")) {
  figures.schedule = await measureSchedule(usable, { root, jobs: availableParallelism(), signal });
  tellSchedule(figures.schedule);
}
if (parts.includes("warm")) {
  figures.warm = await measureWarm(usable, { rounds, root });
  tellWarm(figures.warm);
}
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify(figures, (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value), 2)}\n`,
  );
