import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type InventoryName, inventoryNames } from "@pyconform/model";
import type { LoaderDiagnostic } from "./fix.js";
import { readText } from "./read-text.js";
import { nameOf } from "./text-memory.js";

/** What rules know besides the specs, as it was read. */
export interface ContextTexts {
  /** The carried index of the documentation; `undefined` where it cannot be read. */
  readonly index: string | undefined;
  readonly inventories: readonly { readonly name: InventoryName; readonly text?: string }[];
  /** Folder names below `implementations/`. */
  readonly implementations: readonly string[] | undefined;
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads what rules need: the carried index and inventories (of the specs, or else of the project), and the implementations' names. */
export async function readContextTexts(root: string, specsDir: string): Promise<ContextTexts> {
  const inventoryDir = await firstWithIndex([join(specsDir, "inventory"), join("specs", "inventory")], root);
  const [index, inventories, implementations] = await Promise.all([
    readText(root, join(inventoryDir, "documentation-index.txt")),
    Promise.all(
      inventoryNames.map(async (name) => ({ name, ...(await readText(root, join(inventoryDir, `${name}.yaml`))) })),
    ),
    implementationNames(root),
  ]);
  return {
    index: index.text,
    inventories,
    implementations,
    diagnostics: [...index.diagnostics, ...inventories.flatMap((one) => one.diagnostics)],
  };
}

/** Equal for two contexts in which rules say the same. */
export function digestOfContext({ index, inventories, implementations }: ContextTexts): string {
  return nameOf("context", [index, inventories.map(({ name, text }) => [name, text]), implementations]);
}

async function firstWithIndex(folders: readonly string[], root: string): Promise<string> {
  for (const folder of folders) {
    const entries: readonly string[] = await readdir(resolve(root, folder)).catch(() => []);
    if (entries.includes("documentation-index.txt")) return folder;
  }
  return folders.at(-1) ?? ".";
}

async function implementationNames(root: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(join(root, "implementations"), { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((one) => one.isDirectory())
    .map(({ name }) => name)
    .sort();
}
