import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LoadedSpecs } from "@pyconform/loader";
import { type LoadedCases, loadCases, type TextMemory } from "@pyconform/loader/cases";
import { UsageError } from "./usage-error.js";

/** Reads the specs folder; a folder that is not there is a mistake on the command line. */
export async function gatherSpecs(root: string, specs: string): Promise<LoadedSpecs & { readonly folder: string }> {
  const specsDir = specsFolder(root, specs);
  const { loadSpecs } = await import("@pyconform/loader");
  return { ...(await loadSpecs({ root, specsDir })), folder: specsDir };
}

/** The same without what only rules need: files that are as they were are not parsed. */
export async function gatherCases(root: string, specs: string, memory: TextMemory): Promise<LoadedCases> {
  return loadCases({ root, specsDir: specsFolder(root, specs), memory });
}

/** The folder as a user names it: relative to where they are, else to the project. */
export function specsFolder(root: string, specs: string): string {
  const specsDir = existsSync(resolve(specs)) ? resolve(specs) : join(root, specs);
  if (!existsSync(specsDir))
    throw new UsageError("no-specs", `there is no folder "${specs}"`, "name the folder of the specs with --specs");
  return specsDir;
}
