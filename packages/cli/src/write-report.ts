import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { besideReport, clearUnfinished, removeFolder } from "./beside-report.js";
import { readKnownPages, type WrittenPage, writeKnownPages } from "./known-pages.js";
import { UsageError } from "./usage-error.js";

/** Fails early, before hours of running, where a report could not be written to `out`; what killed runs left there is removed. */
export function checkWritable(out: string): void {
  try {
    makeFolder(dirname(resolve(out)));
    accessSync(dirname(resolve(out)), constants.W_OK);
    const probe = besideReport(resolve(out), "probe");
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    clearUnfinished(resolve(out));
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

/** A file of a report. */
export interface ReportFile {
  readonly path: string;
  /** Of all that decides the content: a file that has the same in the earlier report is taken over. */
  key?(): string;
  content(): string | Uint8Array;
}

/** How pages of an earlier report are used. */
export interface PageNotes {
  /** The digest of what makes the pages. */
  readonly code: string;
  /** Pages that the same code made of the same are taken over from the report that is replaced. */
  readonly takesOver: boolean;
}

/**
 * Writes `files` as the folder `out`, each as soon as it is made. They are written beside it and renamed into place, so that
 * an earlier report is whole until the new one is. What the pages were made of is noted beside them where `notes` are asked for.
 */
export function writeReport(out: string, files: Iterable<ReportFile>, notes?: PageNotes): void {
  const report = beginReport(out);
  const known = readKnownPages(resolve(out), notes?.takesOver ? notes.code : undefined);
  const written: WrittenPage[] = [];
  const folders = new Set<string>();
  try {
    for (const { path, key, content } of files) {
      const made: WrittenPage = { path, key: notes && key?.() };
      report.write((fresh) => {
        const folder = dirname(join(fresh, path));
        if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
        folders.add(folder);
        if (known.takeOver(made, join(fresh, path))) written.push(made);
      });
      if (written.at(-1) === made) continue;
      const text = content();
      report.write((fresh) => writeFileSync(join(fresh, path), text));
      written.push(made);
    }
    if (notes !== undefined) report.write((fresh) => writeKnownPages(fresh, notes.code, written));
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
  const fresh = besideReport(target, "new");
  const old = besideReport(target, "old");
  const giveUp = () => {
    removeFolder(fresh);
    removeFolder(old);
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
