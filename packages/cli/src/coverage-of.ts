import { computeCoverage, loadInventories } from "@pyconform/loader";
import type { Case, Coverage } from "@pyconform/model";

/** What the documents say and which cases show it. The inventories speak of the project's own specs: with others, nothing is known. */
export async function coverageOf(root: string, cases: readonly Case[], specs: string): Promise<Coverage | undefined> {
  if (specs !== "specs") return undefined;
  const { inventories, leftOut } = await loadInventories({ root });
  return computeCoverage(cases, inventories, leftOut);
}
