import type { SpecCase } from "../spec-file.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** Two cases never make the same statement. */
export const duplicateTitle: Rule = {
  code: "duplicate-title",
  stage: "lint",
  *check(files) {
    const first = new Map<string, SpecCase>();
    for (const { case: one, authored, path, file } of eachCase(files)) {
      const key = one.title.toLowerCase().replace(/\s+/g, " ").trim();
      const same = first.get(key);
      if (same === undefined) {
        first.set(key, { case: one, authored, path });
        continue;
      }
      const isRow = authored.matrix !== undefined && same.authored.matrix === authored.matrix;
      yield mistake(
        "duplicate-title",
        file,
        [...path, "title"],
        `"${same.case.id}" has the same title`,
        isRow ? "name a value of the matrix row in the title" : "say what is different here",
      );
    }
  },
};
