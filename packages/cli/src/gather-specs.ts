import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadSpecs } from "@pyconform/loader";
import { UsageError } from "./usage-error.js";

/** Reads the specs folder; a folder that is not there is a mistake on the command line. */
export async function gatherSpecs(
  root: string,
  specs: string,
): Promise<Awaited<ReturnType<typeof loadSpecs>> & { readonly folder: string }> {
  const specsDir = specsFolder(root, specs);
  return { ...(await loadSpecs({ root, specsDir })), folder: specsDir };
}

/** The folder as a user names it: relative to where they are, else to the project. */
export function specsFolder(root: string, specs: string): string {
  const specsDir = existsSync(resolve(specs)) ? resolve(specs) : join(root, specs);
  if (!existsSync(specsDir))
    throw new UsageError("no-specs", `there is no folder "${specs}"`, "name the folder of the specs with --specs");
  return specsDir;
}
