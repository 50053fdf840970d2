// `pnpm fuzz [inputs]`: the fuzz tests with many inputs, 100,000 files unless told otherwise. Each file gets at most a
// second (the tests look) and little memory: a worker that wants more than its heap ends, which fails the run.
import { spawnSync } from "node:child_process";

const inputs = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(inputs) || inputs < 1) {
  console.error(`fuzz: "${process.argv[2]}" is no number of inputs`);
  process.exit(2);
}
/** Tests that take files in `packages/loader/src/fuzz.test.ts`; each gets its part of the inputs. */
const tests = 5;
/** What the tests and the inventories take in a worker, and 200 MB for a file. */
const heapMegabytes = 200 + 200;

const command = ["run", "packages/loader/src/fuzz.test.ts", "packages/cli/src/fuzz.test.ts"];
const { status } = spawnSync(
  "node_modules/.bin/vitest",
  [...command, `--execArgv=--max-old-space-size=${heapMegabytes}`],
  {
    stdio: "inherit",
    env: { ...process.env, PYCONFORM_FUZZ_RUNS: String(Math.ceil(inputs / tests)) },
  },
);
process.exitCode = status ?? 1;
