import { eachCase, mistake, type Rule } from "./rule.js";

/** Keys of which one is needed, where the schema can only say that each may be there. */
export const missingKey: Rule = {
  code: "missing-key",
  stage: "load",
  *check(files) {
    for (const { authored, path, file } of eachCase(files)) {
      if (authored.level === "language") continue;
      if (authored["documented-in"] === undefined && authored.undocumented === undefined) {
        yield mistake(
          "missing-key",
          file,
          [...path, "id"],
          '"documented-in" is missing',
          "or say with `undocumented:` why there is nothing to cite",
        );
      }
      const { none, code, expect } = authored.instead;
      if (none === undefined && (code === undefined || expect === undefined)) {
        yield mistake(
          "missing-key",
          file,
          [...path, "instead"],
          code === undefined ? '"instead" has neither "code" nor "none"' : '"instead" has no "expect"',
          "give the portable program and what it gives everywhere, or `none:` with the reason",
        );
      }
    }
  },
};
