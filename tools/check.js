// `pnpm check`: everything that CI checks besides the tests and the run itself. All checks run; all failures are named.
import { spawnSync } from "node:child_process";

const checks = [
  { name: "types", command: ["turbo", "run", "typecheck", "--output-logs=errors-only"] },
  { name: "build", command: ["turbo", "run", "build", "--output-logs=errors-only"] },
  { name: "lint and format", command: ["biome", "check", "--error-on-warnings", "."] },
  {
    name: "direction of imports",
    command: ["depcruise", "--config", ".dependency-cruiser.js", "packages", "implementations"],
  },
  { name: "unused code", command: ["knip"] },
  { name: "package shape", command: ["node", "tools/check-packages.js"] },
  { name: "documentation of exports", command: ["typedoc", "--emit", "none"] },
  { name: "specs", command: ["node", "packages/cli/bin/conform.js", "lint"] },
  { name: "coverage", command: ["node", "packages/cli/bin/conform.js", "coverage"] },
];

const failed = checks.filter(({ name, command: [program, ...args] }) => {
  const local = program === "node" ? process.execPath : `node_modules/.bin/${program}`;
  const started = Date.now();
  const { status } = spawnSync(local, args, { stdio: "inherit" });
  console.error(`check: ${name} ${status === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status !== 0;
});

if (failed.length > 0) {
  console.error(`check: failed: ${failed.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
}
