import { spanInCode } from "../code-span.js";
import { blocksOf, maskPython, type PythonBlock } from "../python-source.js";
import { programsOf } from "./programs.js";
import { mistake, type Rule } from "./rule.js";

/** A program does not hide whether an exception was raised, nor which. */
export const swallowedException: Rule = {
  code: "swallowed-exception",
  stage: "lint",
  *check(files) {
    for (const { code, path, file } of programsOf(files)) {
      const masked = maskPython(code);
      for (const block of blocksOf(masked, /^except\b.*:/)) {
        const message = whatIsHidden(block, masked);
        if (message === undefined) continue;
        yield {
          ...mistake(
            "swallowed-exception",
            file,
            path,
            message,
            "let it end the program and expect `raises:`, or catch one type and print what shows it",
          ),
          at: spanInCode(file.source, path, block.line),
        };
      }
    }
  },
};

function whatIsHidden({ head, body, rest, line, indent }: PythonBlock, masked: string): string | undefined {
  const [, type = "", name] = /^except\*?\s*([^:]*?)(?:\s+as\s+(\w+))?\s*:/.exec(head) ?? [];
  const broad = type === "" || /^\(?\s*(?:Base)?Exception\s*\)?$/.test(type);
  const text = body.join("\n");
  const reraises = /\braise\b/.test(text);
  const looks =
    (name !== undefined && new RegExp(`\\b${name}\\b`).test(text)) ||
    /exc_info|sys\.exception|traceback|last_exc/.test(text);
  if (broad && !reraises && !looks) return "this catches every exception and does not say which";
  const silent = body.every((statement) => statement === "pass" || statement === "...");
  if (!silent || rest.some((one) => one.startsWith("else"))) return undefined;
  return triedBlock(masked, line, indent).some((statement) => /\braise\b|\.throw\(/.test(statement))
    ? undefined
    : "nothing shows whether this exception was raised";
}

/** The statements of the `try` to which the `except` of a line belongs. */
function triedBlock(masked: string, line: number, indent: number): readonly string[] {
  const before = masked.split("\n").slice(0, line - 1);
  const start = before.findLastIndex(
    (text) => /^\s*try\s*:/.test(text) && text.length - text.trimStart().length === indent,
  );
  return before.slice(start + 1);
}
