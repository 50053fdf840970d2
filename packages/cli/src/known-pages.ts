import { linkSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** In the folder of a report: what its pages were made of. */
const fileName = ".pages.json";

/** A page's key, and the state of its file: one that somebody changed since is made again. */
type KnownPage = readonly [key: string, size: number, modifiedMs: number, inode: number];

interface Manifest {
  /** Of what made the pages. */
  readonly code: string;
  readonly pages: Readonly<Record<string, KnownPage>>;
}

/** The pages of an earlier report. */
export interface KnownPages {
  /** Puts the page of this path and key at `to`, where the earlier report has it as it was made. */
  takeOver(page: WrittenPage, to: string): boolean;
}

/** A page of a report, by its path, and of what it was made; without a key it is made anew each time. */
export interface WrittenPage {
  readonly path: string;
  readonly key: string | undefined;
}

/** What the report in `folder` has; nothing where there is none, where other code made it, or without `code`. */
export function readKnownPages(folder: string, code: string | undefined): KnownPages {
  const pages = code === undefined ? {} : read(folder, code);
  return {
    takeOver({ path, key }, to) {
      const known = Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (key === undefined || known?.[0] !== key) return false;
      try {
        const from = join(folder, path);
        const [size, modifiedMs, inode] = stateOf(from);
        if (size !== known[1] || modifiedMs !== known[2] || inode !== known[3]) return false;
        linkSync(from, to);
        return true;
      } catch {
        return false; // gone, or a file system without links
      }
    },
  };
}

/** Notes beside the pages in `folder` what they were made of. */
export function writeKnownPages(folder: string, code: string, pages: readonly WrittenPage[]): void {
  const known = pages.flatMap(({ path, key }) =>
    key === undefined ? [] : [[path, [key, ...stateOf(join(folder, path))] satisfies KnownPage] as const],
  );
  const manifest: Manifest = { code, pages: Object.fromEntries(known) };
  writeFileSync(join(folder, fileName), JSON.stringify(manifest));
}

function read(folder: string, code: string): Manifest["pages"] {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, fileName), "utf8")) as Manifest;
    return manifest.code === code ? (manifest.pages ?? {}) : {};
  } catch {
    return {}; // no report, one of another time, or damaged
  }
}

function stateOf(file: string): readonly [size: number, modifiedMs: number, inode: number] {
  const { size, mtimeMs, ino } = statSync(file);
  return [size, mtimeMs, ino];
}
