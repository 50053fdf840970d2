import type { CaseId } from "@pyconform/model";
import { allIds } from "../all-ids.js";
import type { LoaderDiagnostic } from "../fix.js";
import type { SpecFile } from "../spec-file.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** Ids and aliases name a case for good: one case each, over both levels. */
export const duplicateId: Rule = {
  code: "duplicate-id",
  stage: "load",
  *check(files) {
    const first: FirstPlaces = new Map();
    for (const file of files) yield* usedBefore(file, first);
  },
};

/** Where each id was first used: all that has to be known of the files before. */
export type FirstPlaces = Map<CaseId, { readonly file: string; readonly line: number }>;

/** The ids of `file` that name a case already; those that do not are added to `first`. */
export function* usedBefore(file: SpecFile, first: FirstPlaces): Generator<LoaderDiagnostic> {
  for (const { case: one, path } of eachCase([file])) {
    for (const [index, id] of allIds(one).entries()) {
      const place = first.get(id);
      const at = index === 0 ? [...path, "id"] : [...path, "aliases"];
      if (place === undefined) first.set(id, { file: one.at.file, line: one.at.start.line });
      else
        yield mistake(
          "duplicate-id",
          file,
          at,
          `"${id}" already names the case at ${place.file}:${place.line}`,
          "ids are never used again: take another",
        );
    }
  }
}
