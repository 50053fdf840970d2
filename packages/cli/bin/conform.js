#!/usr/bin/env node
// Starts the built command; builds first where a source is newer than the build, so that nobody runs yesterday's code.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const main = join(root, "packages/cli/dist/main.js");
// When the last build from here began: what it took from the cache keeps its old time, and would look stale for ever.
const stamp = join(root, ".pyconform/built");
const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path));
    else if (entry.name.endsWith(".ts") && !entry.name.includes(".test")) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

function isStale(workspaceFolder) {
  const folder = join(root, workspaceFolder);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "src")))
    .some(({ name }) => {
      const built = join(folder, name, "dist/index.js");
      const entry = existsSync(built) ? built : join(folder, name, "dist/main.js");
      return !existsSync(entry) || Math.max(builtAt, statSync(entry).mtimeMs) < newest(join(folder, name, "src"));
    });
}

if (["packages", "implementations"].some(isStale)) {
  process.stderr.write("conform: sources are newer than the build; building\n");
  const began = new Date();
  const turbo = join(root, "node_modules/.bin/turbo");
  const build = spawnSync(turbo, ["run", "build", "--output-logs=errors-only"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (build.status !== 0) {
    process.stderr.write("conform: the build failed; mend what is named above, then run again\n");
    process.exit(2);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, "");
  utimesSync(stamp, began, began);
}

const { main: run } = await import(pathToFileURL(main).href);
process.exitCode = await run(process.argv.slice(2));
