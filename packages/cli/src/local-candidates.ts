import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { LocalConfig } from "@pyconform/loader";
import { nameOf, type TextMemory } from "@pyconform/loader/cases";
import type { Diagnostic } from "@pyconform/model";
import { type Candidate, digestOf } from "@pyconform/runner";

/** Files that name interpreters: the user's own, and what `tools/interpreters/setup` made. */
export async function localCandidates(
  root: string,
  memory?: TextMemory,
): Promise<{
  readonly candidates: readonly Candidate[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of all that was read, and of what is read where it is there. */
  readonly files: readonly string[];
}> {
  const folder = process.env["PYCONFORM_INTERPRETERS"] ?? join(root, ".interpreters");
  const files = [join(root, "conform.local.yaml"), join(folder, "interpreters.yaml")];
  const loaded = await Promise.all(
    files.filter((file) => existsSync(file)).map((file) => loadConfig(root, file, memory)),
  );
  return {
    candidates: loaded.flatMap(({ interpreters }) =>
      interpreters.map(({ file, ...each }) => ({ ...each, foundBy: foundBy(root, folder, file) })),
    ),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
    files: [...new Set([...files, ...loaded.flatMap((each) => each.files)])],
  };
}

interface KnownConfig {
  /** Of every file that was read. */
  readonly state: string;
  readonly config: LocalConfig;
}

/** What is known holds as long as every file that was read, included ones too, is as it was. */
async function loadConfig(root: string, file: string, memory: TextMemory | undefined): Promise<LocalConfig> {
  const name = nameOf("local", [root, file]);
  const text = memory?.recall(name);
  const known = text === undefined ? undefined : (JSON.parse(text) as KnownConfig);
  if (known !== undefined && known.state === stateOf(known.config.files)) return known.config;
  const { loadLocalConfig } = await import("@pyconform/loader");
  const config = await loadLocalConfig({ root, file });
  memory?.keep(name, JSON.stringify({ state: stateOf(config.files), config } satisfies KnownConfig));
  return config;
}

function stateOf(files: readonly string[]): string {
  return digestOf(
    files.map((file) => {
      try {
        return readFileSync(file, "utf8");
      } catch {
        return null; // absent, or not to be read: which of them decides nothing here
      }
    }),
  );
}

function foundBy(root: string, folder: string, file: string): string {
  const isOurs = dirname(file) === resolve(folder) && relative(root, file).startsWith("..");
  return isOurs ? `tools/interpreters (${basename(file)})` : relative(root, file);
}
