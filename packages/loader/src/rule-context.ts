import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { inventoryNames } from "@pyconform/model";
import { type DocumentationIndex, parseDocumentationIndex } from "./documentation-index.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readInventoryIds } from "./inventory-ids.js";
import { readText } from "./read-text.js";

/** What rules know besides the specs. A part that is `undefined` could not be read, and is not held against any case. */
export interface RuleContext {
  readonly documentation?: DocumentationIndex | undefined;
  /** Ids of the rows of each inventory. */
  readonly inventories?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Folder names below `implementations/`. */
  readonly implementations?: ReadonlySet<string> | undefined;
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads what rules need: the carried index and inventories (of the specs, or else of the project), and the implementations' names. */
export async function loadRuleContext(root: string, specsDir: string): Promise<RuleContext> {
  const inventoryDir = await firstWithIndex([join(specsDir, "inventory"), join("specs", "inventory")], root);
  const [index, inventories, implementations] = await Promise.all([
    readText(root, join(inventoryDir, "documentation-index.txt")),
    Promise.all(
      inventoryNames.map(async (name) => ({ name, ...(await readText(root, join(inventoryDir, `${name}.yaml`))) })),
    ),
    implementationNames(root),
  ]);
  return {
    documentation: index.text === undefined ? undefined : parseDocumentationIndex(index.text),
    inventories: new Map(
      inventories.flatMap(({ name, text }) => (text === undefined ? [] : [[name, readInventoryIds(text)]])),
    ),
    implementations,
    diagnostics: [...index.diagnostics, ...inventories.flatMap((one) => one.diagnostics)],
  };
}

async function firstWithIndex(folders: readonly string[], root: string): Promise<string> {
  for (const folder of folders) {
    const entries: readonly string[] = await readdir(resolve(root, folder)).catch(() => []);
    if (entries.includes("documentation-index.txt")) return folder;
  }
  return folders.at(-1) ?? ".";
}

async function implementationNames(root: string): Promise<ReadonlySet<string> | undefined> {
  const entries = await readdir(join(root, "implementations"), { withFileTypes: true }).catch(() => undefined);
  return entries === undefined ? undefined : new Set(entries.filter((one) => one.isDirectory()).map((one) => one.name));
}
