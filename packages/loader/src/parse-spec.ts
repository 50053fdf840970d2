import type { Subject } from "@pyconform/model";
import { checkSchema } from "./check-schema.js";
import { expandMatrix } from "./expand-matrix.js";
import type { FoundFile } from "./find-spec-files.js";
import type { LoaderDiagnostic } from "./fix.js";
import { implementationSubject, languageSubject } from "./schema/subject.js";
import type { AuthoredCase, SpecCase, SpecFile } from "./spec-file.js";
import { toCase } from "./to-case.js";
import { parseYaml, type YamlSource } from "./yaml-source.js";

/** A spec file that has the right form, or the mistakes in it; warnings may stand beside the file. */
export interface ParsedSpec {
  readonly file?: SpecFile;
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads the text of the spec file at `place`; nothing that it holds makes this throw. */
export function parseSpec(place: FoundFile, text: string): ParsedSpec {
  const { source, diagnostics } = parseYaml(place.path, text);
  if (source === undefined) return { diagnostics };
  return place.level === "language"
    ? build(checkSchema(languageSubject, source), source, place, (one) => ({ level: "language", ...one }))
    : build(checkSchema(implementationSubject, source), source, place, (one) => ({ level: "implementation", ...one }));
}

function build<T>(
  checked: {
    readonly value?: { readonly title: string; readonly about: string; readonly cases: readonly T[] };
    readonly diagnostics: readonly LoaderDiagnostic[];
  },
  source: YamlSource,
  { level, topic, subject }: FoundFile,
  tag: (authored: T) => AuthoredCase,
): ParsedSpec {
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
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
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
