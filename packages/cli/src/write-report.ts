import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "./usage-error.js";

/** Fails early, before hours of running, where a report could not be written to `out`. */
export function checkWritable(out: string): void {
  try {
    makeFolder(dirname(resolve(out)));
    accessSync(dirname(resolve(out)), constants.W_OK);
    const probe = `${resolve(out)}.${process.pid}.probe`;
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
  } catch (error) {
    throw new UsageError(
      "unwritable-out",
      `a report cannot be written to "${out}": ${(error as Error).message}`,
      "name another folder with --out",
    );
  }
  if (statSync(out, { throwIfNoEntry: false })?.isFile())
    throw new UsageError("unwritable-out", `"${out}" is a file, not a folder`, "name another folder with --out");
}

/**
 * Writes `files` (relative path to content) as the folder `out`. They are written beside it and renamed into place, so
 * that an earlier report is whole until the new one is.
 */
export function writeReport(out: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const target = resolve(out);
  const fresh = `${target}.${process.pid}.new`;
  const old = `${target}.${process.pid}.old`;
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    }
    if (statSync(target, { throwIfNoEntry: false }) !== undefined) renameSync(target, old);
    renameSync(fresh, target);
  } catch (error) {
    if (
      statSync(target, { throwIfNoEntry: false }) === undefined &&
      statSync(old, { throwIfNoEntry: false }) !== undefined
    )
      renameSync(old, target);
    throw new UsageError(
      "unwritable-out",
      `the report could not be written to "${out}": ${(error as Error).message}`,
      "make room there or name another folder with --out; an earlier report in it is as it was",
    );
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Step by step: Node's recursive way never ends where the system refuses a folder as missing, as below `/proc`. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
