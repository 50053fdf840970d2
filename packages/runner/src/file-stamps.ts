import { readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "./digest.js";

/** What an interpreter is made of, as paths on this machine. */
export interface Ingredients {
  /** Executables, libraries, settings. One that is not there is noted as absent, so that it is noticed when it comes. */
  readonly files: readonly string[];
  /** Folders of which every file below counts: the standard library. */
  readonly trees: readonly string[];
  /** Folders of which the direct entries count: where packages are installed. */
  readonly folders: readonly string[];
}

/** Parts of a standard library that no case is about and that are large, and folders of packages, which are named by themselves. */
const skipped = /^(__pycache__|tests?|idlelib|turtledemo|ensurepip|(site|dist)-packages|config-.*)$/;

/** The state of some files at one moment. */
export interface Stamp {
  /** Equal as long as nothing was changed. */
  readonly digest: string;
  /** When the youngest of the files got its present state, in milliseconds since 1970. */
  readonly changedMs: number;
}

/**
 * Its digest is equal as long as nothing that `ingredients` names was changed: by real path, size, modification, change and inode number
 * of every file. Content is not read: whoever changes a file and restores all of these deceives `make` and git, too.
 */
export function stampOf({ files, trees, folders }: Ingredients): Stamp {
  const seen: Seen = { lines: [], changedMs: 0 };
  for (const path of files) stampFile(path, seen);
  for (const path of trees) stampTree(path, seen);
  for (const path of folders) stampFolder(path, seen);
  return { digest: digestOf(seen.lines), changedMs: seen.changedMs };
}

interface Seen {
  readonly lines: string[];
  changedMs: number;
}

function stampFile(path: string, seen: Seen): void {
  try {
    note(realpathSync(path), statSync(path), seen);
  } catch {
    note(path, undefined, seen);
  }
}

function stampTree(folder: string, seen: Seen): void {
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) {
      if (!skipped.test(entry.name)) stampTree(join(folder, entry.name), seen);
    } else stampEntry(join(folder, entry.name), seen);
  }
}

function stampFolder(folder: string, seen: Seen): void {
  seen.lines.push(folder);
  for (const { name } of entriesOf(folder)) if (name !== "__pycache__") stampEntry(join(folder, name), seen);
}

function stampEntry(path: string, seen: Seen): void {
  note(path, statSync(path, { throwIfNoEntry: false }), seen);
}

function note(path: string, found: Stats | undefined, seen: Seen): void {
  if (found === undefined) {
    seen.lines.push(`${path} absent`);
    return;
  }
  const { size, mtimeMs, ctimeMs, ino } = found;
  // Of a folder only that it is there: its entries are stamped where they count, and `__pycache__` comes and goes.
  seen.lines.push(found.isDirectory() ? `${path} ${ino}` : `${path} ${size} ${mtimeMs} ${ctimeMs} ${ino}`);
  if (!found.isDirectory()) seen.changedMs = Math.max(seen.changedMs, ctimeMs);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return []; // absent, or not a folder (a zip file on the path is one of the files)
  }
}
