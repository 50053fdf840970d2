import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where this project lies. */
export const checkout = resolve(import.meta.dirname, "../../../..");

/**
 * Makes the folder `root` a project with `fixture` (a folder of `fixtures/good`, or all of it) for specs, and this project's
 * packages, inventory and `links` besides.
 */
export function linkProject(root: string, fixture: "." | "language", links: readonly string[] = []): void {
  const specs = join(root, "specs");
  cpSync(join(checkout, "packages/cli/fixtures/good", fixture), join(specs, fixture), { recursive: true });
  mkdirSync(specs, { recursive: true });
  symlinkSync(join(checkout, "specs/inventory"), join(specs, "inventory"));
  for (const name of ["packages", "node_modules", "docs", "pnpm-workspace.yaml", ...links])
    symlinkSync(join(checkout, name), join(root, name));
}
