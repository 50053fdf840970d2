import { readdirSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** What stands beside a report for a moment: the one that is being written, the one that is replaced, a try whether there may be any. */
type Kind = "new" | "old" | "probe";

/** Process ids say nothing of other machines that write to the same folder. */
const here = encodeURIComponent(hostname());

/** Where this process has it, beside the folder `target`. */
export function besideReport(target: string, kind: Kind): string {
  return `${target}.${here}.${process.pid}.${kind}`;
}

/**
 * Removes what processes of this machine that were killed left beside the folder `target`. One that was killed between
 * moving the earlier report away and the new one in gets the earlier one back.
 */
export function clearUnfinished(target: string): void {
  const folder = dirname(target);
  for (const [path, kind] of leftBeside(target)) {
    if (kind === "old" && statSync(target, { throwIfNoEntry: false }) === undefined) {
      renameSync(join(folder, path), target);
    } else removeFolder(join(folder, path));
  }
}

function leftBeside(target: string): readonly (readonly [name: string, kind: Kind])[] {
  const start = `${basename(target)}.${here}.`;
  return readdirSync(dirname(target)).flatMap((name) => {
    const [, pid, kind] = /^(\d+)\.(new|old|probe)$/.exec(name.startsWith(start) ? name.slice(start.length) : "") ?? [];
    return pid === undefined || isAlive(Number(pid)) ? [] : [[name, kind as Kind] as const];
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH"; // one that we may not signal is there
  }
}

/** As `rmSync` does, which asks the system about every file several times. */
export function removeFolder(path: string): void {
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) removeFolder(join(path, entry.name));
      else unlinkSync(join(path, entry.name));
    }
    rmdirSync(path);
  } catch {
    rmSync(path, { recursive: true, force: true }); // absent, or not to be removed so simply
  }
}
