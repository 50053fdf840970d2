import { features, isFeature, traitNames } from "@pyconform/model";
import type { DocumentationIndex } from "../documentation-index.js";
import { suggest, suggestionHint } from "../suggest.js";
import { list } from "../to-case.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** A requirement that nothing can ever meet would make a case not applicable everywhere, in silence. */
export const unknownFeature: Rule = {
  code: "unknown-feature",
  stage: "load",
  *check(files, { documentation }) {
    for (const { authored, path, file } of eachCase(files)) {
      const places = [
        { requires: authored.requires, at: [...path, "requires"] },
        ...(authored.level === "implementation"
          ? [{ requires: authored.instead.requires, at: [...path, "instead", "requires"] }]
          : []),
      ];
      for (const { requires, at } of places) {
        for (const [index, text] of list(requires).entries()) {
          const wrong = whatIsWrong(text, documentation);
          if (wrong !== undefined)
            yield mistake("unknown-feature", file, [...at, ...(Array.isArray(requires) ? [index] : [])], ...wrong);
        }
      }
    }
  },
};

/** Modules outside the library manual that a case may need. */
const otherModules: ReadonlySet<string> = new Set([
  "cython",
  "Cython",
  "js",
  "pyodide",
  "pyodide_js",
  "micropython",
  "test",
]);

function whatIsWrong(
  text: string,
  documentation: DocumentationIndex | undefined,
): [string, string | undefined] | undefined {
  if (isFeature(text)) return undefined;
  const [name = "", value] = text.split("=", 2).map((part) => part.trim());
  if (value !== undefined) {
    if (traitNames.some((trait) => trait === name) && value !== "") return undefined;
    return [
      `"${name}" is no trait that interpreters tell of themselves`,
      suggestionHint(name, traitNames, `there are ${traitNames.join(", ")}`),
    ];
  }
  const top = text.split(".")[0] ?? "";
  if (!/^[A-Za-z_]\w*(?:\.\w+)*$/.test(text))
    return [`"${text}" is neither a feature nor a module`, suggestionHint(text, Object.keys(features))];
  if (top.startsWith("_") || otherModules.has(top) || documentation === undefined) return undefined;
  if (documentation.hasModule(text) || (text !== top && documentation.hasModule(top))) return undefined;
  const near = suggest(text, Object.keys(features));
  return [
    `"${text}" is neither a feature nor a module of the library manual`,
    near === undefined ? `features are ${Object.keys(features).join(", ")}` : `did you mean "${near}"?`,
  ];
}
