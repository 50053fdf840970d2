import { spanInCode } from "../code-span.js";
import { maskPython } from "../python-source.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** Absence is an observation of its own (`raises: AttributeError`), never something that a program prints around. */
export const hasattrAbsence: Rule = {
  code: "hasattr-absence",
  stage: "lint",
  *check(files) {
    // A portable program may well ask what is there: that is what portable code does.
    for (const { authored, path, file } of eachCase(files)) {
      const masked = maskPython(authored.code);
      for (const [index, text] of masked.split("\n").entries()) {
        if (
          !/\b(?:if|elif|while)\b[^:]*\bhasattr\(|\bhasattr\([^)]*\)\s*(?:and|or)\b/.test(text) &&
          !printsModuleMember(text, masked)
        )
          continue;
        yield {
          ...mistake(
            "hasattr-absence",
            file,
            [...path, "code"],
            "hasattr() turns the absence of something into output",
            "use it, and expect `raises: AttributeError` where it is absent",
          ),
          at: spanInCode(file.source, [...path, "code"], index + 1),
        };
      }
    }
  },
};

function printsModuleMember(line: string, masked: string): boolean {
  const [, object] = /\bprint\(.*\bhasattr\(\s*(\w+)\s*,/.exec(line) ?? [];
  return object !== undefined && new RegExp(`^\\s*import\\b.*\\b${object}\\b`, "m").test(masked);
}
