import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { loadLocalConfig } from "@pyconform/loader";
import type { Diagnostic } from "@pyconform/model";
import type { Candidate } from "@pyconform/runner";

/** Files that name interpreters: the user's own, and what `tools/interpreters/setup` made. */
export async function localCandidates(
  root: string,
): Promise<{ readonly candidates: readonly Candidate[]; readonly diagnostics: readonly Diagnostic[] }> {
  const folder = process.env["PYCONFORM_INTERPRETERS"] ?? join(root, ".interpreters");
  const files = [join(root, "conform.local.yaml"), join(folder, "interpreters.yaml")].filter((file) =>
    existsSync(file),
  );
  const loaded = await Promise.all(files.map((file) => loadLocalConfig({ root, file })));
  return {
    candidates: loaded.flatMap(({ interpreters }) =>
      interpreters.map(({ file, ...each }) => ({ ...each, foundBy: foundBy(root, folder, file) })),
    ),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

function foundBy(root: string, folder: string, file: string): string {
  const isOurs = dirname(file) === resolve(folder) && relative(root, file).startsWith("..");
  return isOurs ? `tools/interpreters (${basename(file)})` : relative(root, file);
}
