import type { LoaderDiagnostic } from "./fix.js";
import type { AuthoredCase } from "./spec-file.js";
import { suggestionHint } from "./suggest.js";
import type { YamlPath, YamlSource } from "./yaml-source.js";

type Values = Readonly<Record<string, string | number | boolean>>;

const placeholder = /\$\{\{\s*([^{}\s]+)\s*\}\}/g;

/** Keys of a case whose texts take the values of a matrix row. */
const substituted = ["title", "note", "why", "undocumented", "code", "instead", "expect"] as const;

/** The cases that one authored case stands for: itself, or one for each row of its matrix. */
export function expandMatrix(
  authored: AuthoredCase,
  path: YamlPath,
  source: YamlSource,
): { readonly cases: readonly AuthoredCase[]; readonly diagnostics: readonly LoaderDiagnostic[] } {
  if (authored.matrix === undefined) return { cases: [authored], diagnostics: [] };
  const diagnostics: LoaderDiagnostic[] = [];
  const cases = Object.entries(authored.matrix).map(([row, values]) => {
    const used = new Set<string>();
    const expanded: Record<string, unknown> = { ...authored, id: `${authored.id}-${row}` };
    for (const key of substituted) {
      if (key in expanded) {
        expanded[key] = substitute(expanded[key], values, [...path, key], (name, where) => {
          used.add(name);
          if (Object.hasOwn(values, name)) return;
          diagnostics.push({
            code: "matrix-unknown-value",
            severity: "error",
            message: `matrix row "${row}" gives no value "${name}"`,
            hint: suggestionHint(name, Object.keys(values), `add "${name}" to the row`),
            at: source.span(where),
          });
        });
      }
    }
    for (const name of Object.keys(values)) {
      if (used.has(name)) continue;
      diagnostics.push({
        code: "matrix-unknown-value",
        severity: "warning",
        message: `nothing uses the value "${name}" of matrix row "${row}"`,
        hint: `write \${{ ${name} }} where it belongs, or remove it`,
        at: source.keySpan([...path, "matrix", row, name]),
      });
    }
    // Only texts were replaced by texts, so the form is what the schema saw.
    return expanded as AuthoredCase;
  });
  return { cases, diagnostics };
}

function substitute(
  value: unknown,
  values: Values,
  path: YamlPath,
  use: (name: string, path: YamlPath) => void,
): unknown {
  if (typeof value === "string") {
    return value.replace(placeholder, (whole, name: string) => {
      use(name, path);
      return Object.hasOwn(values, name) ? String(values[name]) : whole;
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => substitute(item, values, [...path, index], use));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, substitute(item, values, [...path, key], use)]),
    );
  }
  return value;
}
