import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Implementation } from "@pyconform/runner";
import { importImplementation } from "./import-implementation.js";

/** Every package under `implementations/`, by folder name: adding one adds a folder and nothing else. */
export async function loadImplementations(root: string): Promise<readonly Implementation[]> {
  return Promise.all(
    implementationNames(root).map(async (name) => {
      const { default: implementation } = await importImplementation(root, name);
      if (implementation.id !== name) throw new Error(`implementations/${name} calls itself ${implementation.id}`);
      return implementation;
    }),
  );
}

/** Folder names of the packages under `implementations/`, sorted. */
export function implementationNames(root: string): readonly string[] {
  const folder = join(root, "implementations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "package.json")))
    .map(({ name }) => name)
    .sort();
}
