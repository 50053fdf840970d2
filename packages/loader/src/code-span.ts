import type { SourceSpan } from "@pyconform/model";
import { isScalar } from "yaml";
import type { YamlPath, YamlSource } from "./yaml-source.js";

/** Place of a line (from 1) of the text at `path`; the place of all of it where lines cannot be told, as in a folded text. */
export function spanInCode(source: YamlSource, path: YamlPath, line: number | undefined): SourceSpan {
  const node = source.node(path);
  const whole = source.span(path);
  if (line === undefined || !isScalar(node) || node.type !== "BLOCK_LITERAL" || !node.range) return whole;
  let start = source.text.indexOf("\n", node.range[0]) + 1;
  for (let before = 1; before < line; before += 1) {
    const next = source.text.indexOf("\n", start);
    if (next < 0 || next >= node.range[1]) return whole;
    start = next + 1;
  }
  const end = source.text.indexOf("\n", start);
  const text = source.text.slice(start, end < 0 ? undefined : end);
  const indent = text.length - text.trimStart().length;
  return source.spanBetween(start + indent, start + text.trimEnd().length);
}
