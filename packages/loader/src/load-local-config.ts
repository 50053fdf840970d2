import { checkSchema } from "./check-schema.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readText } from "./read-text.js";
import { localConfigFile } from "./schema/local-config.js";
import { parseYaml } from "./yaml-source.js";

/** A further interpreter that `conform.local.yaml` names. */
export interface LocalInterpreter {
  /** The command, as an array; a first word with a `/` may be relative to the project's root. */
  readonly command: readonly string[];
  readonly name?: string | undefined;
  /** How a case's fresh process is started, where `sys.executable` alone would not run. */
  readonly spawn?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Limits are multiplied by this. */
  readonly timeoutScale?: number | undefined;
}

/** Reads `conform.local.yaml`; whether the file is there at all is for the caller to ask. */
export async function loadLocalConfig({ root, file }: { readonly root: string; readonly file: string }): Promise<{
  readonly interpreters: readonly LocalInterpreter[];
  readonly diagnostics: readonly LoaderDiagnostic[];
}> {
  const read = await readText(root, file);
  if (read.text === undefined) return { interpreters: [], diagnostics: read.diagnostics };
  const { source, diagnostics } = parseYaml(read.file, read.text);
  if (source === undefined) return { interpreters: [], diagnostics };
  const checked = checkSchema(localConfigFile, source);
  const interpreters = (checked.value?.interpreters ?? []).map(({ "timeout-scale": timeoutScale, ...rest }) => ({
    ...rest,
    timeoutScale,
  }));
  return { interpreters, diagnostics: checked.diagnostics };
}
