import type { CaseId } from "@pyconform/model";
import { allIds } from "../all-ids.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** Ids and aliases name a case for good: one case each, over both levels. */
export const duplicateId: Rule = {
  code: "duplicate-id",
  stage: "load",
  *check(files) {
    const first = new Map<CaseId, string>();
    for (const { case: one, path, file } of eachCase(files)) {
      for (const [index, id] of allIds(one).entries()) {
        const place = first.get(id);
        const at = index === 0 ? [...path, "id"] : [...path, "aliases"];
        if (place !== undefined)
          yield mistake(
            "duplicate-id",
            file,
            at,
            `"${id}" already names the case at ${place}`,
            "ids are never used again: take another",
          );
        else first.set(id, `${one.at.file}:${one.at.start.line}`);
      }
    }
  },
};
