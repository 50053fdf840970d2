import type { FoundFile } from "./find-spec-files.js";
import { findSpecFiles } from "./find-spec-files.js";
import type { LoaderDiagnostic } from "./fix.js";
import { parseSpec } from "./parse-spec.js";
import { readText } from "./read-text.js";
import { loadRuleContext, type RuleContext } from "./rule-context.js";
import { rulesOneByOne } from "./rules/run-rules.js";
import type { SpecFile } from "./spec-file.js";

/** Where specs are. */
export interface SpecsPlace {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** Folder of specs, relative to `root` or absolute. Default `specs`. */
  readonly specsDir?: string | undefined;
}

/** One file of specs, or why it gives no cases. */
export interface ReadSpecFile {
  readonly file?: SpecFile | undefined;
  /** Every mistake in it, in no order. */
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** The specs of a folder, one file at a time. */
export interface SpecFiles {
  /** What rules know besides. */
  readonly context: RuleContext;
  /** What is wrong with the folder and with what rules rest on. */
  readonly diagnostics: readonly LoaderDiagnostic[];
  /** The files in the order of the suite, each once: who lets go of one frees its memory. */
  readonly files: AsyncIterable<ReadSpecFile>;
}

/** Files that are read at once. */
const together = 64;

/** Reads `specs/language/**` and `specs/implementation/**` file by file, checked: of those before, only their ids are kept. */
export async function openSpecs({ root, specsDir = "specs" }: SpecsPlace): Promise<SpecFiles> {
  const [context, found] = await Promise.all([loadRuleContext(root, specsDir), findSpecFiles(root, specsDir)]);
  const diagnostics = [...context.diagnostics, ...found.diagnostics];
  return { context, diagnostics, files: readFiles(root, found.files, context) };
}

async function* readFiles(
  root: string,
  places: readonly FoundFile[],
  context: RuleContext,
): AsyncGenerator<ReadSpecFile> {
  const check = rulesOneByOne(context);
  for (let index = 0; index < places.length; index += together) {
    const some = places.slice(index, index + together);
    const texts = await Promise.all(some.map(async (place) => ({ place, read: await readText(root, place.path) })));
    for (const { place, read } of texts) {
      if (read.text === undefined) {
        yield { diagnostics: read.diagnostics };
        continue;
      }
      const { file, diagnostics } = parseSpec(place, read.text);
      yield { file, diagnostics: [...read.diagnostics, ...diagnostics, ...(file === undefined ? [] : check(file))] };
    }
  }
}
