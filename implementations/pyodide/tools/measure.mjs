// Isolated programs per second in a reused instance against a cold start for each, side by side: `node tools/measure.mjs`.
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Instance } from "../host/instance.js";
import { planLaunch } from "../host/launch.js";
import { Snapshots } from "../host/snapshots.js";

const rounds = 5;
const programsPerRound = 200;
const limits = { maxMemoryBytes: 1024 ** 3 };
const programs = {
  "a program": "x = [1, 2, 3]\nprint(sum(x))",
  "a program with an exit that shows": "class A:\n    def __del__(self): print('del')\na = A()",
};
const output = { write() {}, allToStderr() {} };
const snapshots = new Snapshots(join(tmpdir(), "pyconform-measure"));
const start = (kept) => Instance.start(planLaunch([], {}), 0, kept, output);

async function millisecondsOf(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const reused = await start(snapshots);
const times = { cold: [], snapshot: [], ...Object.fromEntries(Object.keys(programs).map((name) => [name, []])) };
for (let round = 0; round < rounds; round += 1) {
  times.cold.push(await millisecondsOf(async () => (await start(undefined)).run("print(1)", limits)));
  times.snapshot.push(await millisecondsOf(async () => (await start(snapshots)).run("print(1)", limits)));
  for (const [name, code] of Object.entries(programs)) {
    const all = await millisecondsOf(async () => {
      for (let index = 0; index < programsPerRound; index += 1) {
        const { replace, leaving } = await reused.run(code, limits);
        if (replace !== undefined || leaving !== undefined) throw new Error(replace ?? leaving);
      }
    });
    times[name].push(all / programsPerRound);
  }
}

const cold = median(times.cold);
const rows = Object.entries(times).map(([name, values]) => {
  const time = median(values);
  return `${name.padEnd(36)} ${time.toFixed(2).padStart(9)} ms ${(1000 / time).toFixed(1).padStart(8)} /s ${(cold / time).toFixed(0).padStart(6)} x`;
});
process.stdout.write(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}\n${rows.join("\n")}\n`);
process.exit(0);
