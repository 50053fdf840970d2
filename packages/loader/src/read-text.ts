import { readFile } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { LoaderDiagnostic } from "./fix.js";

/** Reads UTF-8 text; a file that cannot be read is a diagnostic. `file` is the path as diagnostics name it. */
export async function readText(
  root: string,
  path: string,
): Promise<{ readonly file: string; readonly text?: string; readonly diagnostics: readonly LoaderDiagnostic[] }> {
  const absolute = resolve(root, path);
  const file = projectPath(root, absolute);
  try {
    const bytes = await readFile(absolute);
    return { file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), diagnostics: [] };
  } catch (error) {
    const start = { line: 1, column: 1 };
    const cause = error as NodeJS.ErrnoException;
    return {
      file,
      diagnostics: [
        {
          code: "file-unreadable",
          severity: "error",
          message: cause.code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "the file is not UTF-8" : cause.message,
          hint: cause.code === "ENOENT" ? "is the path right?" : undefined,
          at: { file, start, end: start },
        },
      ],
    };
  }
}

/** A path as diagnostics name it: relative to the project's root where it is inside, with `/`. */
export function projectPath(root: string, path: string): string {
  const inside = relative(resolve(root), path);
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}
