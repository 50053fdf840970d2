import { join } from "node:path";
import { planOf } from "../../packages/cli/dist/plan-of.js";
import { loadSpecs } from "../../packages/loader/dist/index.js";

/** All programs of the project's specs. */
export async function corpusPrograms(root) {
  const { cases } = await loadSpecs({ root, specsDir: join(root, "specs") });
  return planOf(cases, 1);
}
