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
 * Writes `files` (relative path and content) as the folder `out`, each as soon as it is made. They are written beside it
 * and renamed into place, so that an earlier report is whole until the new one is.
 */
export function writeReport(out: string, files: Iterable<readonly [string, string | Uint8Array]>): void {
  const report = beginReport(out);
  try {
    for (const [path, content] of files)
      report.write((fresh) => {
        mkdirSync(dirname(join(fresh, path)), { recursive: true });
        writeFileSync(join(fresh, path), content);
      });
  } catch (error) {
    report.giveUp(); // a file that could not be made is our mistake, and no reason to leave half of a report
    throw error;
  }
  report.putInPlace();
}

/** A report that is being written beside the place where it is to stand. */
export interface BegunReport {
  /** Writes into its folder; where that fails, the report is given up, and an earlier one is as it was. */
  write(work: (fresh: string) => void): void;
  /** Puts it in place of an earlier one. */
  putInPlace(): void;
  /** Removes what was written, where it is not in place. */
  giveUp(): void;
}

/** Begins a report that is to be the folder `out`. */
export function beginReport(out: string): BegunReport {
  const target = resolve(out);
  const fresh = `${target}.${process.pid}.new`;
  const old = `${target}.${process.pid}.old`;
  const giveUp = () => {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!exists(target) && exists(old)) renameSync(old, target);
      giveUp();
      throw new UsageError(
        "unwritable-out",
        `the report could not be written to "${out}": ${(error as Error).message}`,
        "make room there or name another folder with --out; an earlier report in it is as it was",
      );
    }
  };
  return {
    write: (work) => attempt(() => work(fresh)),
    putInPlace() {
      attempt(() => {
        if (exists(target)) renameSync(target, old);
        renameSync(fresh, target);
      });
      giveUp();
    },
    giveUp,
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Step by step: Node's recursive way never ends where the system refuses a folder as missing, as below `/proc`. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
