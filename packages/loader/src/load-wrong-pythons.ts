import { basename, join, resolve } from "node:path";
import { glob } from "tinyglobby";
import { checkSchema } from "./check-schema.js";
import type { DocumentationIndex } from "./documentation-index.js";
import type { LoaderDiagnostic } from "./fix.js";
import { projectPath, readText } from "./read-text.js";
import { formats } from "./schema/formats.js";
import { wrongPythonHeader } from "./schema/wrong-python.js";
import { suggestCitation } from "./suggest-citation.js";
import { list } from "./to-case.js";
import { parseYaml } from "./yaml-source.js";

/** A Python with one fault, made on purpose: cases must notice it. */
export interface WrongPython {
  /** Name of its file without the extension, such as `unstable-sort`. */
  readonly name: string;
  /** What it does wrong. */
  readonly title: string;
  /** Citations of the promise that it breaks. */
  readonly breaks: readonly string[];
  /** Programs that hold one of these words are tried. */
  readonly mentions: readonly string[];
  /** Python that puts the fault in. */
  readonly code: string;
  /** Path relative to the project's root, with `/`. */
  readonly file: string;
}

/** What {@link loadWrongPythons} reads. */
export interface LoadWrongPythonsOptions {
  /** The project's root; spans are relative to it. */
  readonly root: string;
  /** Folder of specs, relative to `root` or absolute. */
  readonly specsDir: string;
  /** What citations are checked against, where the project carries it. */
  readonly documentation: DocumentationIndex | undefined;
}

/** Reads `<specs>/wrong-pythons/*.py`; a folder that is not there holds none. */
export async function loadWrongPythons({ root, specsDir, documentation }: LoadWrongPythonsOptions): Promise<{
  readonly wrongPythons: readonly WrongPython[];
  readonly diagnostics: readonly LoaderDiagnostic[];
}> {
  const folder = resolve(root, specsDir, "wrong-pythons");
  const paths = await glob("*.py", { cwd: folder, followSymbolicLinks: false });
  const read = await Promise.all(paths.sort().map((path) => readText(root, join(folder, path))));
  const parsed = read.map(({ file, text, diagnostics }) =>
    text === undefined ? { diagnostics } : parseWrongPython(projectPath(root, file), text, documentation),
  );
  return {
    wrongPythons: parsed.flatMap((one) => ("wrongPython" in one ? [one.wrongPython] : [])),
    diagnostics: parsed.flatMap((one) => one.diagnostics),
  };
}

type Parsed =
  | { readonly wrongPython: WrongPython; readonly diagnostics: readonly LoaderDiagnostic[] }
  | { readonly diagnostics: readonly LoaderDiagnostic[] };

/** The head is YAML in comments: with blanks for the `#`, all its places are those of the file. */
function parseWrongPython(file: string, code: string, documentation: DocumentationIndex | undefined): Parsed {
  const head = /^(?:#.*\n)*/.exec(code)?.[0] ?? "";
  const { source, diagnostics: syntax } = parseYaml(file, head.replace(/^#/gm, " "));
  if (source === undefined) return { diagnostics: syntax };
  const { value, diagnostics: form } = checkSchema(wrongPythonHeader, source);
  if (value === undefined) return { diagnostics: form };
  const name = basename(file, ".py");
  const diagnostics: LoaderDiagnostic[] = [];
  if (!formats.id.pattern.test(name)) {
    diagnostics.push({
      code: "invalid-id",
      severity: "error",
      message: `"${name}" in the file's path is not ${formats.id.expected}`,
      hint: "rename it",
      at: source.spanBetween(0, 0),
    });
  }
  for (const [index, citation] of list(value.breaks).entries()) {
    if (documentation === undefined || documentation.has(citation)) continue;
    diagnostics.push({
      code: "unknown-section",
      severity: "error",
      message: `"${citation}" is not in the index of the Python documentation`,
      hint: suggestCitation(citation, documentation),
      at: source.span(["breaks", ...(Array.isArray(value.breaks) ? [index] : [])]),
    });
  }
  const { title, breaks, mentions } = value;
  return { wrongPython: { name, title, breaks: list(breaks), mentions: list(mentions), code, file }, diagnostics };
}
