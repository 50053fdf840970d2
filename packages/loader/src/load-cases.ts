import type { Case, Subject } from "@pyconform/model";
import { type FoundFile, findSpecFiles } from "./find-spec-files.js";
import type { LoaderDiagnostic } from "./fix.js";
import type { KnownSpec, ReadSpec } from "./read-spec.js";
import { readText } from "./read-text.js";
import { digestOfContext, readContextTexts } from "./rule-context-texts.js";
import { sortDiagnostics } from "./sort-diagnostics.js";
import { nameOf, type TextMemory } from "./text-memory.js";

/** What {@link loadCases} reads, and what it knows from before. */
export interface LoadCasesOptions {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** Folder of specs, relative to `root` or absolute. Default `specs`. */
  readonly specsDir?: string | undefined;
  /** What earlier calls worked out. */
  readonly memory: TextMemory;
}

/** All cases of a project. */
export interface LoadedCases {
  /** Subjects with their cases, by level, topic and subject. */
  readonly subjects: readonly Subject[];
  /** Cases of all subjects, in the same order. */
  readonly cases: readonly Case[];
  /** Every mistake of every file, by file and place. A file with an error in its form gives no cases. */
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/**
 * What `loadSpecs` says of cases, parsing only files that are not as they were. Where all are, neither the YAML library nor the
 * schema is even imported.
 */
export async function loadCases({ root, specsDir = "specs", memory }: LoadCasesOptions): Promise<LoadedCases> {
  const [found, context] = await Promise.all([findSpecFiles(root, specsDir), readContextTexts(root, specsDir)]);
  const read = await Promise.all(found.files.map((place) => readPlace(root, place)));
  const texts = read.flatMap(({ spec }) => (spec === undefined ? [] : [spec]));
  const checks = nameOf("checks", [texts.map(({ name }) => name), digestOfContext(context)]);
  const known = recallAll(texts, checks, memory);
  const { specs, mistakes } = known ?? (await import("./check-specs.js")).checkSpecs(texts, context, checks, memory);
  const subjects = specs.flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  return {
    subjects: subjects.filter(({ cases }) => cases.length > 0),
    cases: subjects.flatMap(({ cases }) => cases),
    diagnostics: sortDiagnostics([
      ...context.diagnostics,
      ...found.diagnostics,
      ...read.flatMap(({ diagnostics }) => diagnostics),
      ...specs.flatMap(({ diagnostics }) => diagnostics),
      ...mistakes,
    ]),
  };
}

async function readPlace(
  root: string,
  place: FoundFile,
): Promise<{ readonly spec?: ReadSpec; readonly diagnostics: readonly LoaderDiagnostic[] }> {
  const { text, diagnostics } = await readText(root, place.path);
  if (text === undefined) return { diagnostics };
  return { spec: { place, text, name: nameOf("spec", [place, text]) }, diagnostics };
}

function recallAll(
  texts: readonly ReadSpec[],
  checks: string,
  memory: TextMemory,
): { readonly specs: readonly KnownSpec[]; readonly mistakes: readonly LoaderDiagnostic[] } | undefined {
  const mistakes = memory.recall(checks);
  if (mistakes === undefined) return undefined;
  const specs = texts.flatMap(({ name }) => memory.recall(name) ?? []);
  if (specs.length < texts.length) return undefined;
  return {
    specs: specs.map((text) => JSON.parse(text) as KnownSpec),
    mistakes: JSON.parse(mistakes) as LoaderDiagnostic[],
  };
}
