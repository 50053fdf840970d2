import type { z } from "zod";
import type { DiagnosticCode } from "./diagnostic-codes.js";
import type { LoaderDiagnostic } from "./fix.js";
import { hasKey, valueAt } from "./plain-value.js";
import { formats } from "./schema/formats.js";
import { keysAt } from "./schema-keys.js";
import { suggestionHint } from "./suggest.js";
import type { YamlPath, YamlSource } from "./yaml-source.js";

/** Holds a file against a schema: its typed value, or every mistake in it. */
export function checkSchema<T extends z.ZodType>(
  schema: T,
  source: YamlSource,
): { readonly value?: z.infer<T>; readonly diagnostics: readonly LoaderDiagnostic[] } {
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, diagnostics: [] };
  return { diagnostics: result.error.issues.flatMap((issue) => explain(issue, schema, source, [])) };
}

type Issue = z.core.$ZodIssue;

function explain(issue: Issue, schema: z.core.$ZodType, source: YamlSource, around: YamlPath): LoaderDiagnostic[] {
  const path = [...around, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))];
  const value = valueAt(source.value, path);
  const report = (code: DiagnosticCode, message: string, hint?: string, at = source.span(path)): LoaderDiagnostic[] => [
    { code, severity: "error", message, hint, at },
  ];
  const name = path.at(-1) ?? "the file";
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, path);
      const isTrait = path.at(-1) === "traits";
      return issue.keys.flatMap((key) =>
        report(
          isTrait ? "unknown-trait" : "unknown-key",
          isTrait
            ? `"${key}" is no trait that interpreters tell of themselves; there are ${known.join(", ")}`
            : `"${key}" is not a key here; there are ${known.join(", ")}`,
          otherLevelKeys.get(key) ?? suggestionHint(key, known),
          source.keySpan([...path, key]),
        ),
      );
    }
    case "invalid_type":
      if (value === undefined && !hasKey(source.value, path)) {
        return report(
          "missing-key",
          `"${name}" is missing`,
          missingKeyHints.get(String(name)),
          headSpan(source, path.slice(0, -1)),
        );
      }
      return explainType(issue.expected, path, value, source);
    case "invalid_union":
      return explainUnion(issue, schema, source, path, value);
    case "invalid_format": {
      const format = Object.values(formats).find((one) => String(one.pattern) === issue.pattern);
      if (format === undefined) return report("empty-value", `"${name}" is empty`);
      return report(format.code, `${describe(value)} is not ${format.expected}`, versionHint(format.code));
    }
    case "invalid_value": {
      const allowed = issue.values.map(String);
      return report(
        "unknown-value",
        `${describe(value)} is not one of ${allowed.join(", ")}`,
        suggestionHint(String(value), allowed),
      );
    }
    case "invalid_key":
      return report(
        "invalid-id",
        `"${name}" cannot be a name here: it is not kebab-case`,
        undefined,
        source.keySpan(path),
      );
    case "too_small":
      return report(issue.origin === "array" ? "empty-value" : "wrong-type", tooSmall(issue, String(name)));
    case "too_big":
      return report("wrong-type", `"${name}" must be at most ${issue.maximum}`);
    case "custom": {
      const params = issue.params as { code?: DiagnosticCode; expected?: string } | undefined;
      return report(
        params?.code ?? "wrong-type",
        `${describe(value)} is not ${params?.expected ?? "allowed"}`,
        versionHint(params?.code),
      );
    }
    default:
      return report("wrong-type", issue.message);
  }
}

const missingKeyHints = new Map([
  ["promised-by", "cite the section that promises it, such as reference/datamodel#immutable-sequences"],
  ["why", "say which mechanism in the implementation makes it so"],
  ["instead", "give the portable program, or `none:` with the reason why there is none"],
]);

const languageOnly = "it belongs to language cases; an implementation case has documented-in or undocumented";
const implementationOnly = "it belongs to implementation cases; a language case has one promise for everybody";
const otherLevelKeys = new Map([
  ["promised-by", languageOnly],
  ...["documented-in", "undocumented", "why", "instead", "when", "message-matches", "killed"].map(
    (key) => [key, implementationOnly] as const,
  ),
]);

const versionKeys = new Set(["since", "until", "version", "versions"]);

function explainType(expected: string, path: YamlPath, value: unknown, source: YamlSource): LoaderDiagnostic[] {
  const key = path.at(-1);
  const at = source.span(path);
  const node = source.node(path);
  if (typeof value === "number" && typeof key === "string" && versionKeys.has(key) && node?.range) {
    const [start, end] = node.range;
    const text = JSON.stringify(source.text.slice(start, end));
    return [
      {
        code: "unquoted-version",
        severity: "error",
        message: `YAML reads this version as the number ${value}`,
        hint: `quote it: ${key}: ${text}`,
        at,
        fix: { file: source.file, start, end, text },
      },
    ];
  }
  const hint =
    typeof value === "number" || typeof value === "boolean" || value === null
      ? expected === "string"
        ? "quote it where it is meant as text"
        : undefined
      : undefined;
  return [
    {
      code: "wrong-type",
      severity: "error",
      message: `"${key ?? "the file"}" must be ${typeNames.get(expected) ?? expected}, and is ${describe(value)}`,
      hint,
      at,
    },
  ];
}

const typeNames = new Map([
  ["object", "a mapping"],
  ["record", "a mapping"],
  ["array", "a list"],
  ["string", "a text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
]);

/** Of a union's branches, the one that the author meant: that of the value's own type, else all together. */
function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  schema: z.core.$ZodType,
  source: YamlSource,
  path: YamlPath,
  value: unknown,
): LoaderDiagnostic[] {
  const branches = issue.errors.filter(
    (errors) => !errors.some((error) => error.code === "invalid_type" && error.path.length === 0),
  );
  const meant = branches[0];
  if (meant !== undefined) return meant.flatMap((inner) => explain(inner, schema, source, path));
  if (value === undefined && !hasKey(source.value, path)) {
    return explain(
      { code: "invalid_type", expected: "string", path: [], message: "", input: value },
      schema,
      source,
      path,
    );
  }
  const expected = issue.errors.flatMap((errors) =>
    errors.map((error) => (error.code === "invalid_type" ? error.expected : "")),
  );
  if (typeof value === "number" && expected.includes("string")) return explainType("string", path, value, source);
  const names = [...new Set(expected)].map((name) => typeNames.get(name) ?? name).filter((name) => name !== "");
  return explainType(names.join(" or "), path, value, source);
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>, name: string): string {
  return issue.origin === "array"
    ? `"${name}" must have at least ${issue.minimum} ${issue.minimum === 1 ? "item" : "items"}`
    : `"${name}" must be ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
}

function versionHint(code: DiagnosticCode | undefined): string | undefined {
  return code === "invalid-version" ? "language versions have two parts, and are quoted" : undefined;
}

/** The place of a mapping for a person: its first key, not its many lines. */
function headSpan(source: YamlSource, path: YamlPath) {
  const value = valueAt(source.value, path);
  const first = typeof value === "object" && value !== null ? Object.keys(value)[0] : undefined;
  return first === undefined
    ? source.span(path)
    : source.keySpan([...path, Array.isArray(value) ? Number(first) : first]);
}

function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? `the text ${JSON.stringify(value.slice(0, 60))}` : String(value);
}
