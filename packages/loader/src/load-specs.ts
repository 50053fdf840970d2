import { basename, join, resolve } from "node:path";
import type { Case, CaseId, Level, Subject } from "@pyconform/model";
import { glob } from "tinyglobby";
import { casePattern } from "./case-pattern.js";
import { checkSchema } from "./check-schema.js";
import { expandMatrix } from "./expand-matrix.js";
import type { LoaderDiagnostic } from "./fix.js";
import { projectPath, readText } from "./read-text.js";
import { loadRuleContext, type RuleContext } from "./rule-context.js";
import { runRules } from "./rules/run-rules.js";
import { formats } from "./schema/formats.js";
import { implementationSubject, languageSubject } from "./schema/subject.js";
import type { AuthoredCase, SpecCase, SpecFile } from "./spec-file.js";
import { toCase } from "./to-case.js";
import { parseYaml, type YamlSource } from "./yaml-source.js";

/** What {@link loadSpecs} reads. */
export interface LoadSpecsOptions {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** Folder of specs, relative to `root` or absolute. Default `specs`. */
  readonly specsDir?: string | undefined;
  /** Ids or globs over ids: only these cases are given back. All files are checked all the same. */
  readonly only?: readonly string[] | undefined;
}

/** All specs of a project. */
export interface LoadedSpecs {
  /** Subjects with their cases, by level, topic and subject. */
  readonly subjects: readonly Subject[];
  /** Cases of all subjects, in the same order. */
  readonly cases: readonly Case[];
  /** Every mistake of every file, by file and place. A file with an error in its form gives no cases. */
  readonly diagnostics: readonly LoaderDiagnostic[];
  /** The files behind the subjects, for `lint`. */
  readonly files: readonly SpecFile[];
  /** What rules know besides, for `lint`. */
  readonly context: RuleContext;
}

/** Reads `specs/language/**` and `specs/implementation/**`. A mistake in a file is a diagnostic; files without one still load. */
export async function loadSpecs({ root, specsDir = "specs", only }: LoadSpecsOptions): Promise<LoadedSpecs> {
  const diagnostics: LoaderDiagnostic[] = [];
  const [context, found] = await Promise.all([loadRuleContext(root, specsDir), findFiles(root, specsDir)]);
  diagnostics.push(...context.diagnostics, ...found.diagnostics);
  const texts = await Promise.all(found.files.map(async ({ path }) => readText(root, path)));
  const files: SpecFile[] = [];
  for (const [index, { level, topic, subject }] of found.files.entries()) {
    const read = texts[index];
    if (read === undefined) continue;
    diagnostics.push(...read.diagnostics);
    if (read.text === undefined) continue;
    const parsed = parseSpec(read.file, read.text, level, topic, subject);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.file !== undefined) files.push(parsed.file);
  }
  diagnostics.push(...runRules("load", files, context));
  const matchers = only?.map(casePattern);
  const isSelected = (one: Case) => matchers?.some((matches) => allIds(one).some(matches)) ?? true;
  const subjects = files
    .map(({ subject }) => ({ ...subject, cases: subject.cases.filter(isSelected) }))
    .filter((subject) => subject.cases.length > 0);
  return {
    subjects,
    cases: subjects.flatMap((subject) => subject.cases),
    diagnostics: sortDiagnostics(diagnostics),
    files,
    context,
  };
}

/** By file and place, each once: the rows of a matrix share their places. */
export function sortDiagnostics(diagnostics: readonly LoaderDiagnostic[]): readonly LoaderDiagnostic[] {
  const unique = new Map(
    diagnostics.map((one) => [JSON.stringify([one.at.file, one.at.start, one.code, one.message]), one] as const),
  );
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.at.file, b.at.file) ||
      a.at.start.line - b.at.start.line ||
      a.at.start.column - b.at.start.column ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface FoundFile {
  readonly path: string;
  readonly level: Level;
  readonly topic: string;
  readonly subject: string;
}

async function findFiles(
  root: string,
  specsDir: string,
): Promise<{ files: FoundFile[]; diagnostics: LoaderDiagnostic[] }> {
  const base = resolve(root, specsDir);
  const folder = projectPath(root, base);
  const paths = await glob(["language/**/*.{yaml,yml}", "implementation/**/*.{yaml,yml}"], {
    cwd: base,
    followSymbolicLinks: false,
  });
  const diagnostics: LoaderDiagnostic[] = [];
  const files: FoundFile[] = [];
  if (paths.length === 0) {
    diagnostics.push(
      atFile("file-unreadable", folder, "no specs below this folder", "it has language/<topic>/<subject>.yaml files"),
    );
  }
  for (const path of paths.sort()) {
    const [level, topic, name, ...rest] = path.split("/");
    const relative = projectPath(root, join(base, path));
    if (
      level === undefined ||
      topic === undefined ||
      name === undefined ||
      rest.length > 0 ||
      !name.endsWith(".yaml")
    ) {
      diagnostics.push(
        atFile(
          "misplaced-file",
          relative,
          "this file is not read",
          "specs are at <level>/<topic>/<subject>.yaml below the folder of specs",
        ),
      );
      continue;
    }
    const subject = basename(name, ".yaml");
    const wrong = [topic, subject].find((part) => !formats.id.pattern.test(part));
    if (wrong !== undefined) {
      diagnostics.push(
        atFile("invalid-id", relative, `"${wrong}" in the file's path is not ${formats.id.expected}`, "rename it"),
      );
      continue;
    }
    files.push({ path: relative, level: level as Level, topic, subject });
  }
  // Language before implementation: what is promised comes first.
  files.sort((a, b) => compare(b.level, a.level) || compare(a.path, b.path));
  return { files, diagnostics };
}

function atFile(code: LoaderDiagnostic["code"], file: string, message: string, hint: string): LoaderDiagnostic {
  const start = { line: 1, column: 1 };
  return { code, severity: "error", message, hint, at: { file, start, end: start } };
}

/** Reads one spec file's text; never throws. Exported for tests and editors. */
export function parseSpec(
  file: string,
  text: string,
  level: Level,
  topic: string,
  subject: string,
): { readonly file?: SpecFile; readonly diagnostics: readonly LoaderDiagnostic[] } {
  const { source, diagnostics } = parseYaml(file, text);
  if (source === undefined) return { diagnostics };
  return level === "language"
    ? build(
        checkSchema(languageSubject, source),
        source,
        (one) => ({ level: "language", ...one }),
        topic,
        subject,
        level,
      )
    : build(
        checkSchema(implementationSubject, source),
        source,
        (one) => ({ level: "implementation", ...one }),
        topic,
        subject,
        level,
      );
}

function build<T>(
  checked: {
    readonly value?: { readonly title: string; readonly about: string; readonly cases: readonly T[] };
    readonly diagnostics: readonly LoaderDiagnostic[];
  },
  source: YamlSource,
  tag: (authored: T) => AuthoredCase,
  topic: string,
  subject: string,
  level: Level,
): { readonly file?: SpecFile; readonly diagnostics: readonly LoaderDiagnostic[] } {
  if (checked.value === undefined) return { diagnostics: checked.diagnostics };
  const { title, about } = checked.value;
  const diagnostics: LoaderDiagnostic[] = [];
  const cases = checked.value.cases.flatMap((one, index): SpecCase[] => {
    const path = ["cases", index];
    const expanded = expandMatrix(tag(one), path, source);
    diagnostics.push(...expanded.diagnostics);
    const at = source.span([...path, "id"]);
    return expanded.cases.map((authored) => ({ case: toCase(authored, topic, subject, at), authored, path }));
  });
  if (diagnostics.length > 0) return { diagnostics };
  const model: Subject = {
    level,
    topic,
    subject,
    title,
    about: about.trim(),
    cases: cases.map((one) => one.case),
    file: source.file,
  };
  return { file: { level, source, subject: model, cases }, diagnostics };
}

/** Id of a case and all its former ids. */
export function allIds(one: Case): readonly CaseId[] {
  return [one.id, ...one.aliases];
}
