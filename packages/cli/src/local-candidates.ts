import { existsSync } from "node:fs";
import { join, relative } from "node:path";
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
  const loaded = await Promise.all(files.map(async (file) => ({ file, ...(await loadLocalConfig({ root, file })) })));
  return {
    candidates: loaded.flatMap(({ file, interpreters }) =>
      interpreters.map((each) => ({
        ...each,
        foundBy: relative(root, file).startsWith("..") ? "tools/interpreters" : relative(root, file),
      })),
    ),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}
