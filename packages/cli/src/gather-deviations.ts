import { join } from "node:path";
import { loadDeviations } from "@pyconform/loader";
import type { Case, Deviation, Diagnostic } from "@pyconform/model";
import type { Implementation } from "@pyconform/runner";

/** The known deviations of all implementations. Rows speak of the project's own specs: with others, cases that they name may be absent. */
export async function gatherDeviations(
  root: string,
  implementations: readonly Implementation[],
  all: readonly Pick<Case, "id" | "aliases">[],
  specs: string,
): Promise<{ readonly deviations: readonly Deviation[]; readonly diagnostics: readonly Diagnostic[] }> {
  const cases = specs === "specs" ? all : undefined;
  const loaded = await Promise.all(
    implementations.map(({ id }) =>
      loadDeviations({ root, file: join(root, "implementations", id, "deviations.yaml"), implementation: id, cases }),
    ),
  );
  return {
    deviations: loaded.flatMap(({ deviations }) => deviations),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}
