import { suggestionHint } from "../suggest.js";
import { list } from "../to-case.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** `when` names implementations that have a folder below `implementations/`: another name would never match. */
export const unknownImplementation: Rule = {
  code: "unknown-implementation",
  stage: "load",
  *check(files, { implementations }) {
    if (implementations === undefined) return;
    for (const { authored, path, file } of eachCase(files)) {
      if (authored.level === "language") continue;
      for (const [row, { when }] of authored.expect.entries()) {
        for (const [index, name] of list(when?.implementation).entries()) {
          if (implementations.has(name)) continue;
          yield mistake(
            "unknown-implementation",
            file,
            [...path, "expect", row, "when", "implementation", ...(Array.isArray(when?.implementation) ? [index] : [])],
            `"${name}" is not an implementation of this project`,
            suggestionHint(name, implementations, `there are ${[...implementations].join(", ")}`),
          );
        }
      }
    }
  },
};
