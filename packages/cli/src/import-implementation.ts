import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Implementation } from "@pyconform/runner";

/** The module of the package `implementations/<name>`. In the bundle (`tools/bundle.js`) a list of all of them stands here. */
export async function importImplementation(root: string, name: string): Promise<{ readonly default: Implementation }> {
  return await import(pathToFileURL(join(root, "implementations", name, "dist/index.js")).href);
}
