import type { DocumentationIndex } from "../documentation-index.js";
import type { SpecFile } from "../spec-file.js";
import type { YamlPath } from "../yaml-source.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** A title is one plain statement: at least three words, on one line, without the sign that ends a sentence. */
export const statementNotASentence: Rule = {
  code: "statement-not-a-sentence",
  stage: "lint",
  *check(files, { documentation }) {
    for (const { authored, path, file } of eachCase(files)) {
      const at = [...path, "title"];
      const { title, code } = authored;
      const wrong = whatIsWrong(title.trim(), code, (name) => isDocumentedName(name, documentation));
      if (wrong !== undefined)
        yield { ...mistake("statement-not-a-sentence", file, at, ...wrong), fix: withoutFullStop(title, file, at) };
    }
  },
};

function whatIsWrong(
  title: string,
  code: string,
  isDocumented: (name: string) => boolean,
): [message: string, hint: string] | undefined {
  if (title.includes("\n")) return ["the title has several lines", "say it in one sentence; the rest is a note"];
  if (/[?!]$/.test(title)) return ["the title is not a statement", "say what is true"];
  if (/(?:[^.]\.|[:;,])$/.test(title)) return ["the title ends with a sign", "titles have no full stop"];
  if (title.split(/\s+/).length < 3) return ["the title is too short to be true or false", "say it in a sentence"];
  const [first = ""] = title.split(/[\s,]+/);
  // Names keep their own case: `sys.getrefcount counts ...`, `del removes ...`.
  const isName = /[._()[\]0-9`'"-]/.test(first) || code.includes(first) || keywords.has(first) || isDocumented(first);
  if (/^\p{Ll}/u.test(first) && !isName)
    return ["the title begins with a small letter", "begin with a capital, or with a name of the program"];
  return undefined;
}

const keywords = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type".split(
    " ",
  ),
);

/** A built-in name or a module may begin a title though the program does not use it. */
function isDocumentedName(name: string, documentation: DocumentationIndex | undefined): boolean {
  if (documentation === undefined || documentation.hasModule(name)) return true;
  return ["functions", "stdtypes", "constants", "exceptions"].some((page) =>
    documentation.has(`builtins/${page}#${name}`),
  );
}

/** Removing a full stop is safe where the title is written as it is. */
function withoutFullStop(title: string, file: SpecFile, at: YamlPath) {
  const range = file.source.node(at)?.range;
  if (!range || !/[^.]\.$/.test(title)) return undefined;
  const written = file.source.text.slice(range[0], range[1]);
  const stop = written.lastIndexOf(".");
  if (stop < 0 || !/^\.["']?$/.test(written.slice(stop))) return undefined;
  return { file: file.source.file, start: range[0] + stop, end: range[0] + stop + 1, text: "" };
}
