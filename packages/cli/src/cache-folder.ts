import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "@pyconform/runner";
import { findProject } from "./project.js";

/**
 * Where a checkout keeps what it can make again: records, answers of interpreters, parsed specs, times, journals.
 * `PYCONFORM_CACHE` names another folder, for instance one that CI keeps.
 */
export function cacheFolder(root: string): string {
  return process.env["PYCONFORM_CACHE"] || join(root, ".pyconform");
}

/** Everything of ours that has a part in what an interpreter does: harness, runner, adapters. */
const parts = [
  "packages/protocol/harness",
  "packages/protocol/dist",
  "packages/runner/dist",
  "packages/runner/embedded",
];
const partsOfImplementation = ["dist", "harness", "host"];

/** A digest of our side by content: with any other, whatever was observed is observed again. */
export function harnessDigest(root: string): string {
  const implementations = readdirSync(join(root, "implementations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => partsOfImplementation.map((part) => join("implementations", name, part)));
  return digestOf([...parts, ...implementations.sort()].flatMap((folder) => contentsOf(join(root, folder), folder)));
}

/**
 * A digest of the sources of these packages and of the versions of all libraries: with any other, what they worked out is
 * worked out again. (A build is made anew before it is run where a source is newer.)
 */
export function codeDigest(packages: readonly string[]): string {
  const { root } = findProject();
  const sources = packages.flatMap((name) => contentsOf(join(root, name, "src"), name));
  const libraries = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  return digestOf([sources, libraries]);
}

function contentsOf(folder: string, name: string): readonly (readonly [string, string])[] {
  let entries: ReturnType<typeof listOf>;
  try {
    entries = listOf(folder);
  } catch {
    return []; // this implementation has no such part
  }
  return entries
    .filter((entry) => entry.isDirectory() || isCode(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory()
        ? contentsOf(path, `${name}/${entry.name}`)
        : [[`${name}/${entry.name}`, readFileSync(path, "utf8")] as const];
    });
}

function isCode(name: string): boolean {
  return /\.(js|mjs|py|tsx?)$/.test(name) && !/\.(d|test|test-d)\.ts$/.test(name);
}

function listOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
