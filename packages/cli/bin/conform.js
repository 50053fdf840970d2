#!/usr/bin/env node
// Starts the built command; builds first where a source is newer than the build, so that nobody runs yesterday's code.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const main = join(root, "packages/cli/bundle/main.js");
// When the last build from here began: what it took from the cache keeps its old time, and would look stale for ever.
const stamp = join(root, ".pyconform/built");
const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path));
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes(".test")) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

/** When a file was built; long ago where it was not. */
function timeOf(built) {
  const found = statSync(built, { throwIfNoEntry: false });
  return found === undefined ? Number.NEGATIVE_INFINITY : Math.max(builtAt, found.mtimeMs);
}

/** A package was not built since its sources were changed, or is in the bundle as it was before. */
function isStale(workspaceFolder) {
  const folder = join(root, workspaceFolder);
  const bundledAt = timeOf(main);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "src")))
    .some(({ name }) => {
      const built = timeOf(join(folder, name, "dist/index.js"));
      return Math.min(built, bundledAt) < newest(join(folder, name, "src"));
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
