import type { Case } from "@pyconform/model";
import { spanInCode } from "./code-span.js";
import type { LoaderDiagnostic } from "./fix.js";
import type { SpecCase, SpecFile } from "./spec-file.js";

/** Where and why a program does not compile. */
export interface CompileError {
  readonly message: string;
  /** Line of the program, from 1. */
  readonly line?: number | undefined;
}

/**
 * Compiles programs on a Python of this language version, such as `3.8`: for each, its error or `undefined`.
 * `undefined` for all of them where there is no such Python here.
 */
export type Compile = (
  version: string,
  programs: readonly string[],
) => Promise<readonly (CompileError | undefined)[] | undefined>;

/** Oldest version of the language that a case without `since` claims. */
export const oldestVersion = "3.8";

/** The rule that every program compiles on the oldest version it claims; it needs an interpreter, which the caller brings. */
export async function checkCompiles(
  files: readonly SpecFile[],
  compile: Compile,
): Promise<{
  readonly diagnostics: readonly LoaderDiagnostic[];
  /** Versions for which there was no Python. */
  readonly unchecked: readonly string[];
}> {
  const byVersion = new Map<string, { code: string; key: "code" | "instead"; one: SpecCase; file: SpecFile }[]>();
  for (const file of files) {
    for (const one of file.cases) {
      for (const { version, code, key } of claimedPrograms(one)) {
        const sameVersion = byVersion.get(version) ?? [];
        byVersion.set(version, sameVersion);
        sameVersion.push({ code, key, one, file });
      }
    }
  }
  const diagnostics: LoaderDiagnostic[] = [];
  const unchecked: string[] = [];
  for (const [version, programs] of byVersion) {
    const errors = await compile(
      version,
      programs.map(({ code }) => code),
    );
    if (errors === undefined) unchecked.push(version);
    for (const [index, error] of (errors ?? []).entries()) {
      const program = programs[index];
      if (error === undefined || program === undefined) continue;
      const path = [...program.one.path, ...(program.key === "code" ? ["code"] : ["instead", "code"])];
      diagnostics.push({
        code: "code-does-not-compile",
        severity: "error",
        message: `this does not compile on Python ${version}, the oldest it claims: ${error.message}`,
        hint: "write it for that version, or say `since:`",
        at: spanInCode(program.file.source, path, error.line),
      });
    }
  }
  return { diagnostics, unchecked };
}

function* claimedPrograms({
  case: one,
  authored,
}: SpecCase): Generator<{ version: string; code: string; key: "code" | "instead" }> {
  if (!expectsSyntaxError(one)) yield { version: authored.since ?? oldestVersion, code: one.program.code, key: "code" };
  if (authored.level === "implementation" && authored.instead.code !== undefined) {
    yield { version: authored.instead.since ?? oldestVersion, code: authored.instead.code, key: "instead" };
  }
}

const syntaxErrors = new Set(["SyntaxError", "IndentationError", "TabError"]);

function expectsSyntaxError(one: Case): boolean {
  const expectations = one.level === "language" ? [one.expect] : one.expect;
  return expectations.some(({ oneOf }) => oneOf.some(({ raises }) => raises !== undefined && syntaxErrors.has(raises)));
}
