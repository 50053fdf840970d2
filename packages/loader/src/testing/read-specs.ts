import { fileURLToPath } from "node:url";
import type { Level } from "@pyconform/model";
import type { LoaderDiagnostic } from "../fix.js";
import { parseSpec } from "../parse-spec.js";
import { loadRuleContext, type RuleContext } from "../rule-context.js";
import { runRules } from "../rules/run-rules.js";
import { sortDiagnostics } from "../sort-diagnostics.js";
import type { SpecFile } from "../spec-file.js";

/** The project itself: its carried index and inventories are what tests hold citations against. */
export const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));

let context: Promise<RuleContext> | undefined;

/** The project's own rule context, read once. */
export function projectContext(): Promise<RuleContext> {
  context ??= loadRuleContext(projectRoot, "specs");
  return context;
}

/** What {@link readSpecs} gives: files in the right form, and everything that any rule says. */
export interface ReadSpecs {
  readonly files: readonly SpecFile[];
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads spec texts from memory, by path such as `specs/language/demo/example.yaml`, with all rules of both stages. */
export async function readSpecs(texts: Readonly<Record<string, string>>): Promise<ReadSpecs> {
  const parsed = Object.entries(texts).map(([path, text]) => {
    const [, level, topic = "", name = ""] = path.split("/");
    return parseSpec({ path, level: level as Level, topic, subject: name.replace(".yaml", "") }, text);
  });
  const files = parsed.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const rules = ["load", "lint"] as const;
  const found = await projectContext();
  return {
    files,
    diagnostics: sortDiagnostics([
      ...parsed.flatMap(({ diagnostics }) => diagnostics),
      ...rules.flatMap((stage) => runRules(stage, files, found)),
    ]),
  };
}

/** A whole subject around one or more cases that are written as list items. */
export function subjectOf(cases: string): string {
  return `title: A subject\nabout: What it is about.\ncases:\n${cases.replace(/^(?=.)/gm, "  ")}`;
}

/** A language case as a list item, with `lines` in place of its program and expectation. */
export function languageCase(lines: string, id = "example", title = "A case shows one fact"): string {
  const head = `- id: ${id}\n  title: ${title}\n  promised-by: reference/datamodel#immutable-sequences\n`;
  return head + lines.replace(/^(?=.)/gm, "  ");
}

/** An implementation case as a list item, with `lines` in place of its program and expectation. */
export function implementationCase(lines: string, id = "example", title = "A case shows one fact"): string {
  const head = `- id: ${id}\n  title: ${title}\n  documented-in: library/sys#sys.getrefcount\n  why: Because it is so.\n  instead: { none: There is no way. }\n`;
  return head + lines.replace(/^(?=.)/gm, "  ");
}

/** Reads language cases alone and gives what is said of them, as `code line:column`. */
export async function saidOf(cases: string, level: Level = "language"): Promise<readonly string[]> {
  const { diagnostics } = await readSpecs({ [`specs/${level}/demo/example.yaml`]: subjectOf(cases) });
  return diagnostics.map(({ code, at }) => `${code} ${at.start.line}:${at.start.column}`);
}
