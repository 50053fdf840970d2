import { suggestCitation } from "../suggest-citation.js";
import { list } from "../to-case.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** A citation is a section or an object of the documentation that the project carries an index of. */
export const unknownSection: Rule = {
  code: "unknown-section",
  stage: "load",
  *check(files, { documentation }) {
    if (documentation === undefined) return;
    for (const { authored, path, file } of eachCase(files)) {
      const key = authored.level === "language" ? "promised-by" : "documented-in";
      const cited = authored.level === "language" ? authored["promised-by"] : authored["documented-in"];
      for (const [index, citation] of list(cited).entries()) {
        if (documentation.has(citation)) continue;
        yield mistake(
          "unknown-section",
          file,
          [...path, key, ...(Array.isArray(cited) ? [index] : [])],
          `"${citation}" is not in the index of the Python documentation`,
          suggestCitation(citation, documentation),
        );
      }
    }
  },
};
