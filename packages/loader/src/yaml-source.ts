import type { SourceSpan } from "@pyconform/model";
import { Composer, CST, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, Parser } from "yaml";
import type { LoaderDiagnostic } from "./fix.js";

/** Limits on one YAML file, so that no file can exhaust time, memory or stack. */
export const yamlLimits = { maxBytes: 1024 * 1024, maxDepth: 32, maxAliases: 100 } as const;

/** Keys and list positions from the root of a file to a value. */
export type YamlPath = readonly (string | number)[];

/** A YAML file that was parsed, with the places of its values. */
export interface YamlSource {
  /** Path relative to the project's root, with `/`. */
  readonly file: string;
  readonly text: string;
  /** The plain value; `unknown` until a schema has seen it. */
  readonly value: unknown;
  /** Node at `path`, aliases resolved; `undefined` where the file has none. */
  node(path: YamlPath): Node | undefined;
  /** Place of the value at `path`, or of the nearest value around it. */
  span(path: YamlPath): SourceSpan;
  /** Place of the key that names the value at `path`. */
  keySpan(path: YamlPath): SourceSpan;
  /** Place between two offsets. */
  spanBetween(start: number, end: number): SourceSpan;
}

/** Parses one file. Nothing that `text` holds makes it throw; without `source` there is at least one diagnostic. */
export function parseYaml(
  file: string,
  text: string,
): { readonly source?: YamlSource; readonly diagnostics: readonly LoaderDiagnostic[] } {
  const lines = new LineCounter();
  const spanBetween = (start: number, end: number): SourceSpan => {
    // The library counts lines from the offsets of their beginnings; 0 is what it gives for an empty file.
    const position = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    return { file, start: position(start), end: position(Math.max(start, end)) };
  };
  const fail = (code: LoaderDiagnostic["code"], message: string, start = 0, end = start, hint?: string) => ({
    diagnostics: [{ code, severity: "error" as const, message, hint, at: spanBetween(start, end) }],
  });

  if (Buffer.byteLength(text) > yamlLimits.maxBytes) {
    return fail(
      "yaml-too-large",
      `the file is larger than ${yamlLimits.maxBytes} bytes`,
      0,
      0,
      "split it into several subjects",
    );
  }
  // Tokens are made without recursion, so that depth and aliases are limited before anything recursive sees them.
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const { depth, aliases } = measure(tokens);
  if (depth.value > yamlLimits.maxDepth) {
    return fail("yaml-too-deep", `nested deeper than ${yamlLimits.maxDepth} levels`, depth.offset, depth.offset + 1);
  }
  const excess = aliases[yamlLimits.maxAliases];
  if (excess !== undefined) {
    return fail("yaml-too-many-aliases", `more than ${yamlLimits.maxAliases} aliases`, excess, excess + 1);
  }

  // It would warn the whole process of keys that are no text, which are told below as unknown ones.
  const composer = new Composer({ lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  if (document === undefined || (document.contents === null && document.errors.length === 0))
    return fail("yaml-syntax", "the file is empty");
  const diagnostics: LoaderDiagnostic[] = [...document.errors, ...document.warnings].map((error) => ({
    code: error.code === "DUPLICATE_KEY" ? "yaml-duplicate-key" : "yaml-syntax",
    severity: "error",
    message: error.code === "DUPLICATE_KEY" ? "a mapping has this key twice" : error.message,
    at: spanBetween(error.pos[0], error.pos[1]),
  }));
  if (second !== undefined) {
    const start = second.range?.[0] ?? 0;
    diagnostics.push(...fail("yaml-syntax", "the file holds more than one YAML document", start, start).diagnostics);
  }
  if (diagnostics.length > 0) return { diagnostics };

  let value: unknown;
  // The library multiplies where aliases hold aliases: what it counts is how far they would grow.
  try {
    value = document.toJS({ maxAliasCount: 10 * yamlLimits.maxAliases });
  } catch (error) {
    const tooMany = error instanceof ReferenceError && error.message.includes("Excessive alias count");
    return fail(
      tooMany ? "yaml-too-many-aliases" : "yaml-syntax",
      error instanceof Error ? error.message : String(error),
    );
  }
  return { source: { file, text, value, spanBetween, ...places(document, spanBetween) }, diagnostics };
}

function places(
  document: Document,
  spanBetween: YamlSource["spanBetween"],
): Pick<YamlSource, "node" | "span" | "keySpan"> {
  const resolve = (node: unknown): Node | undefined =>
    isAlias(node) ? (node.resolve(document) as Node | undefined) : (node as Node | undefined);
  const pairAt = (parent: Node | undefined, key: string | number) =>
    isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
      : undefined;
  const child = (parent: Node | undefined, key: string | number): Node | undefined =>
    resolve(isSeq(parent) ? parent.items[Number(key)] : pairAt(parent, key)?.value);
  const node = (path: YamlPath) => path.reduce(child, resolve(document.contents));
  const spanOf = (found: Node | undefined): SourceSpan | undefined =>
    found?.range ? spanBetween(found.range[0], found.range[1]) : undefined;
  const span = (path: YamlPath): SourceSpan => {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = spanOf(node(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return spanBetween(0, 0);
  };
  const keySpan = (path: YamlPath): SourceSpan => {
    const last = path.at(-1);
    const key = last === undefined ? undefined : pairAt(node(path.slice(0, -1)), last)?.key;
    return spanOf(key as Node | undefined) ?? span(path);
  };
  return { node, span, keySpan };
}

/** Deepest nesting and the places of all aliases, without recursion. */
function measure(tokens: readonly CST.Token[]): {
  depth: { value: number; offset: number };
  aliases: number[];
} {
  const depth = { value: 0, offset: 0 };
  const aliases: number[] = [];
  const open: { token: CST.Token | null | undefined; level: number }[] = tokens
    .map((token) => ({ token, level: 0 }))
    .reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, level } = next;
    if (!token) continue;
    if (token.type === "alias") aliases.push(token.offset);
    if (token.type === "document") open.push({ token: token.value, level });
    if (CST.isCollection(token)) {
      if (level + 1 > depth.value) Object.assign(depth, { value: level + 1, offset: token.offset });
      for (const item of [...token.items].reverse()) {
        open.push({ token: item.value, level: level + 1 }, { token: item.key, level: level + 1 });
      }
    }
  }
  return { depth, aliases };
}
