import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, type TextMemory } from "@pyconform/loader/cases";
import type { Case, Deviation, Diagnostic } from "@pyconform/model";
import type { Implementation } from "@pyconform/runner";
import { knownOr } from "./known-texts.js";

/** The known deviations of all implementations. Rows speak of the project's own specs: with others, cases that they name may be absent. */
export async function gatherDeviations(
  root: string,
  implementations: readonly Implementation[],
  all: readonly Pick<Case, "id" | "aliases">[],
  specs: string,
  memory?: TextMemory,
): Promise<{ readonly deviations: readonly Deviation[]; readonly diagnostics: readonly Diagnostic[] }> {
  const cases = specs === "specs" ? all : undefined;
  const names = memory && nameOf("names", [cases?.map(({ id, aliases }) => [id, aliases])]);
  const loaded = await Promise.all(
    implementations.map(({ id: implementation }) => {
      const file = deviationsFile(root, implementation);
      return knownOr(memory, nameOf("deviations", [implementation, textOf(file), names]), async () => {
        const { loadDeviations } = await import("@pyconform/loader");
        return loadDeviations({ root, file, implementation, cases });
      });
    }),
  );
  return {
    deviations: loaded.flatMap(({ deviations }) => deviations),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Where the known deviations of an implementation are. */
export function deviationsFile(root: string, implementation: string): string {
  return join(root, "implementations", implementation, "deviations.yaml");
}

/** `null` where it cannot be read, which the loader says. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
