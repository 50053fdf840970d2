import { safeJson } from "../for-machines/safe-json.js";

/** An interpreter that lies beside the report, for its pages to run programs on. */
export interface Runnable {
  /** Its name in results, such as `pyodide-314.0.7`. */
  readonly interpreter: string;
  /** Path, in the report, of the module to start as a Web Worker. */
  readonly worker: string;
  /** Size of all that is loaded. */
  readonly bytes: number;
}

/** Where pages look for a {@link Runnable}. The report's own file names none: who puts one beside it replaces the file. */
export const runnablePath = "assets/runnable.js";

/** The file at {@link runnablePath} that names an interpreter. */
export function renderRunnable(runnable: Runnable): string {
  return `globalThis.pyconformRunnable = ${safeJson(runnable)};\n`;
}

/** The file at {@link runnablePath} where there is none. */
export const noRunnable = "// No interpreter lies beside this report; `pnpm conform open` puts one there.\n";
