import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "./read-specs.js";

/** A project of these files in a folder of its own, with the real inventories and implementations; disposing it removes it. */
export async function temporaryProject(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<AsyncDisposable & { readonly root: string }> {
  const root = await mkdtemp(join(tmpdir(), "pyconform-"));
  await mkdir(join(root, "specs"));
  await symlink(join(projectRoot, "specs/inventory"), join(root, "specs/inventory"));
  await symlink(join(projectRoot, "implementations"), join(root, "implementations"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}
