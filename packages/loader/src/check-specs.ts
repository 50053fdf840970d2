import type { LoaderDiagnostic } from "./fix.js";
import { parseSpec } from "./parse-spec.js";
import type { KnownSpec, ReadSpec } from "./read-spec.js";
import { ruleContext } from "./rule-context.js";
import type { ContextTexts } from "./rule-context-texts.js";
import { runRules } from "./rules/run-rules.js";
import type { SpecCase, SpecFile } from "./spec-file.js";
import type { TextMemory } from "./text-memory.js";
import { parseYaml, type YamlSource } from "./yaml-source.js";

/** How cases were written, as it is kept: what rules look at. */
type KnownCases = readonly Pick<SpecCase, "authored" | "path">[];

/** Parses the files that are not known, and holds all of them against the rules; keeps what came out. */
export function checkSpecs(
  texts: readonly ReadSpec[],
  context: ContextTexts,
  checks: string,
  memory: TextMemory,
): { readonly specs: readonly KnownSpec[]; readonly mistakes: readonly LoaderDiagnostic[] } {
  const files: SpecFile[] = [];
  const specs = texts.map((read): KnownSpec => {
    const known = recall(read, memory) ?? parse(read, memory);
    if (known.file !== undefined) files.push(known.file);
    return known.spec;
  });
  const mistakes = [...runRules("load", files, ruleContext(context))];
  memory.keep(checks, JSON.stringify(mistakes));
  return { specs, mistakes };
}

interface Checked {
  readonly spec: KnownSpec;
  readonly file?: SpecFile | undefined;
}

function recall(read: ReadSpec, memory: TextMemory): Checked | undefined {
  const known = memory.recall(read.name);
  if (known === undefined) return undefined;
  const spec = JSON.parse(known) as KnownSpec;
  if (spec.subject === undefined) return { spec };
  const cases = memory.recall(writtenName(read));
  if (cases === undefined) return undefined;
  const { subject } = spec;
  const written = JSON.parse(cases) as KnownCases;
  if (written.length !== subject.cases.length) return undefined;
  return {
    spec,
    file: {
      level: subject.level,
      source: laterSource(read),
      subject,
      cases: subject.cases.flatMap((one, index) => {
        const each = written[index];
        return each === undefined ? [] : [{ case: one, ...each }];
      }),
    },
  };
}

function parse(read: ReadSpec, memory: TextMemory): Checked {
  const { file, diagnostics } = parseSpec(read.place, read.text);
  const spec: KnownSpec = { subject: file?.subject, diagnostics };
  memory.keep(read.name, JSON.stringify(spec));
  if (file !== undefined) {
    const written: KnownCases = file.cases.map(({ authored, path }) => ({ authored, path }));
    memory.keep(writtenName(read), JSON.stringify(written));
  }
  return { spec, file };
}

function writtenName({ name }: ReadSpec): string {
  return name.replace(/^spec\./, "written.");
}

/** Rules ask for the place of what is wrong, and only then the file is parsed again. */
function laterSource({ place: { path }, text }: ReadSpec): YamlSource {
  let parsed: YamlSource | undefined;
  const source = (): YamlSource => {
    parsed ??= parseYaml(path, text).source;
    if (parsed === undefined) throw new Error(`${path} was parsed before, and now cannot be`);
    return parsed;
  };
  return {
    file: path,
    text,
    get value() {
      return source().value;
    },
    node: (at) => source().node(at),
    span: (at) => source().span(at),
    keySpan: (at) => source().keySpan(at),
    spanBetween: (start, end) => source().spanBetween(start, end),
  };
}
