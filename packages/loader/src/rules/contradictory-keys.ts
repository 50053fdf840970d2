import { eachCase, mistake, type Rule } from "./rule.js";

/** Keys of which one excludes the other. */
export const contradictoryKeys: Rule = {
  code: "contradictory-keys",
  stage: "load",
  *check(files) {
    for (const { authored, path, file } of eachCase(files)) {
      const { flags = [], env = {}, isolation } = authored.run ?? {};
      if (isolation === "fork" && (flags.length > 0 || Object.keys(env).length > 0)) {
        const message = "flags and variables need a new interpreter, and this asks for a fork";
        yield mistake("contradictory-keys", file, [...path, "run", "isolation"], message, "remove it");
      }
      if (authored.level === "language") continue;
      if (authored["documented-in"] !== undefined && authored.undocumented !== undefined) {
        yield mistake(
          "contradictory-keys",
          file,
          [...path, "undocumented"],
          '"documented-in" and "undocumented" exclude each other',
          "remove one",
        );
      }
      const { none, code, expect } = authored.instead;
      if (none !== undefined && (code !== undefined || expect !== undefined)) {
        yield mistake(
          "contradictory-keys",
          file,
          [...path, "instead", "none"],
          '"none" and a portable program exclude each other',
          "remove one",
        );
      }
    }
  },
};
