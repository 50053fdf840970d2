import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, type TextMemory } from "@pyconform/loader/cases";
import type { Case, Coverage } from "@pyconform/model";
import { knownOr } from "./known-texts.js";

const inventoryDir = join("specs", "inventory");

/** What the documents say and which cases show it. The inventories speak of the project's own specs: with others, nothing is known. */
export async function coverageOf(
  root: string,
  cases: readonly Case[],
  specs: string,
  memory?: TextMemory,
): Promise<Coverage | undefined> {
  if (specs !== "specs") return undefined;
  const cited = cases.map((one) => [one.id, one.covers, one.level === "language" ? one.promisedBy : one.documentedIn]);
  return knownOr(memory, nameOf("coverage", [textsOf(join(root, inventoryDir)), cited]), async () => {
    const { computeCoverage, loadInventories } = await import("@pyconform/loader");
    const { inventories, leftOut } = await loadInventories({ root, inventoryDir });
    return computeCoverage(cases, inventories, leftOut);
  });
}

function textsOf(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}
