import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that the command works in. */
export interface Project {
  /** Absolute path of the root folder. */
  readonly root: string;
  /** The suite's version. */
  readonly version: string;
}

/** The project this command belongs to. */
export function findProject(): Project {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "pnpm-workspace.yaml"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("pnpm-workspace.yaml not found above the command");
    folder = parent;
  }
  const root = resolve(folder);
  const { version } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8")) as { version: string };
  return { root, version };
}

/** The commit of the checkout, with `-dirty` where files differ from it; `null` outside git. */
export function commitOf(root: string): string | null {
  const args = ["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]; // no tag: the whole hash
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}
