import { readFileSync, statSync } from "node:fs";
import { renderRunnable, runnablePath } from "@pyconform/report";
import type { Implementation } from "@pyconform/runner";
import { loadImplementations } from "../implementations.js";

/** The folder of a report where interpreters lie that its pages can run. */
const runFolder = "run";

/** What a report needs besides its pages so that they can run programs. */
export interface RunHere {
  /** Path in the report to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** Path in the report to the absolute path of a file. */
  readonly files: ReadonlyMap<string, string>;
}

/** An interpreter for the pages of a report: of those at hand, the first that runs in a browser. */
export function runHere(implementations: readonly Implementation[]): RunHere {
  const inBrowser = implementations.flatMap((each) => each.inBrowser?.() ?? [])[0];
  if (inBrowser === undefined) return { texts: new Map(), files: new Map() };
  const folder = `${runFolder}/${inBrowser.interpreter}`;
  const files = new Map([...inBrowser.files].map(([path, file]) => [`${folder}/${path}`, file]));
  const bytes = [...files.values()].reduce((sum, file) => sum + statSync(file).size, 0);
  const { interpreter, worker } = inBrowser;
  return {
    texts: new Map([[runnablePath, renderRunnable({ interpreter, worker: `${folder}/${worker}`, bytes })]]),
    files,
  };
}

/** The same as files of the report itself, for one that is put on another server. */
export async function filesToRunHere(root: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { texts, files } = runHere(await loadImplementations(root));
  return new Map<string, string | Uint8Array>([
    ...texts,
    ...[...files].map(([path, file]) => [path, readFileSync(file)] as const),
  ]);
}
