import { dirname, resolve } from "node:path";
import { checkSchema } from "./check-schema.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readText } from "./read-text.js";
import { localConfigFile } from "./schema/local-config.js";
import { parseYaml, type YamlSource } from "./yaml-source.js";

/** A further interpreter that `conform.local.yaml` names. */
export interface LocalInterpreter {
  /** The command, as an array; a first word with a `/` may be relative to the project's root. */
  readonly command: readonly string[];
  readonly name?: string | undefined;
  /** How a case's fresh process is started, where `sys.executable` alone would not run. */
  readonly spawn?: readonly string[] | undefined;
  /** The implementation package that compiles programs before the command runs them. */
  readonly compiledBy?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Limits are multiplied by this. */
  readonly timeoutScale?: number | undefined;
  /** Absolute path of the file that names it. */
  readonly file: string;
}

/** What a file that names interpreters comes to, with everything that it includes. */
export interface LocalConfig {
  readonly interpreters: readonly LocalInterpreter[];
  /** Absolute paths of all files that were read, or could not be. */
  readonly files: readonly string[];
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads `conform.local.yaml` and what it includes; whether the file is there at all is for the caller to ask. */
export async function loadLocalConfig(place: { readonly root: string; readonly file: string }): Promise<LocalConfig> {
  return loadFile(place.root, resolve(place.root, place.file), new Set());
}

/** A file is read once, however often it is included. */
async function loadFile(root: string, file: string, seen: Set<string>, from?: Inclusion): Promise<LocalConfig> {
  if (seen.has(file)) return { interpreters: [], files: [], diagnostics: [] };
  seen.add(file);
  const read = await readText(root, file);
  if (read.text === undefined) return { interpreters: [], files: [file], diagnostics: blame(read.diagnostics, from) };
  const { source, diagnostics } = parseYaml(read.file, read.text);
  if (source === undefined) return { interpreters: [], files: [file], diagnostics };
  const checked = checkSchema(localConfigFile, source);
  const own = (checked.value?.interpreters ?? []).map(
    ({ "timeout-scale": timeoutScale, "compiled-by": compiledBy, ...rest }) => ({
      ...rest,
      timeoutScale,
      compiledBy,
      file,
    }),
  );
  const included = await Promise.all(
    (checked.value?.include ?? []).map((path, index) =>
      loadFile(root, resolve(dirname(file), path), seen, { source, index }),
    ),
  );
  return {
    interpreters: [...own, ...included.flatMap(({ interpreters }) => interpreters)],
    files: [file, ...included.flatMap(({ files }) => files)],
    diagnostics: [...checked.diagnostics, ...included.flatMap((each) => each.diagnostics)],
  };
}

interface Inclusion {
  readonly source: YamlSource;
  readonly index: number;
}

/** A file that cannot be read is the mistake of the line that includes it. */
function blame(diagnostics: readonly LoaderDiagnostic[], from: Inclusion | undefined): readonly LoaderDiagnostic[] {
  if (from === undefined) return diagnostics;
  return diagnostics.map((each) => ({ ...each, at: from.source.span(["include", from.index]) }));
}
