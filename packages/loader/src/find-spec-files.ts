import { basename, join, resolve } from "node:path";
import { type Level, levels } from "@pyconform/model";
import { glob } from "tinyglobby";
import type { LoaderDiagnostic } from "./fix.js";
import { projectPath } from "./read-text.js";
import { idForm } from "./schema/id-form.js";
import { compareText } from "./sort-diagnostics.js";

/** Where a spec file is, and what its path says of it. */
export interface FoundFile {
  readonly path: string;
  readonly level: Level;
  readonly topic: string;
  readonly subject: string;
}

/** The spec files below a folder: language before implementation, what is promised comes first. */
export async function findSpecFiles(
  root: string,
  specsDir: string,
): Promise<{ files: FoundFile[]; diagnostics: LoaderDiagnostic[] }> {
  const base = resolve(root, specsDir);
  const folder = projectPath(root, base);
  const paths = await glob("**/*.{yaml,yml}", {
    cwd: base,
    ignore: "inventory/**",
    followSymbolicLinks: false,
  });
  const diagnostics: LoaderDiagnostic[] = [];
  const files: FoundFile[] = [];
  if (paths.length === 0) {
    diagnostics.push(
      atFile("file-unreadable", folder, "no specs below this folder", "it has language/<topic>/<subject>.yaml files"),
    );
  }
  for (const path of paths.sort()) {
    const [folderName, topic, name, ...rest] = path.split("/");
    const level = levels.find((known) => known === folderName);
    const relative = projectPath(root, join(base, path));
    if (level === undefined || topic === undefined || !name?.endsWith(".yaml") || rest.length > 0) {
      diagnostics.push(
        atFile(
          "misplaced-file",
          relative,
          "this file is not read",
          "specs are at <level>/<topic>/<subject>.yaml below the folder of specs",
        ),
      );
      continue;
    }
    const subject = basename(name, ".yaml");
    const wrong = [topic, subject].find((part) => !idForm.pattern.test(part));
    if (wrong !== undefined) {
      diagnostics.push(
        atFile("invalid-id", relative, `"${wrong}" in the file's path is not ${idForm.expected}`, "rename it"),
      );
      continue;
    }
    files.push({ path: relative, level, topic, subject });
  }
  files.sort((a, b) => compareText(b.level, a.level) || compareText(a.path, b.path));
  return { files, diagnostics };
}

function atFile(code: LoaderDiagnostic["code"], file: string, message: string, hint: string): LoaderDiagnostic {
  const start = { line: 1, column: 1 };
  return { code, severity: "error", message, hint, at: { file, start, end: start } };
}
