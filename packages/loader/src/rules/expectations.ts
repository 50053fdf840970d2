import type { AuthoredExpectation, AuthoredOutcome, AuthoredRow } from "../schema/expectation.js";
import type { SpecCase, SpecFile } from "../spec-file.js";
import type { YamlPath } from "../yaml-source.js";
import { eachCase } from "./rule.js";

/** One expectation of a case, with the program it is about. */
export interface PlacedExpectation {
  readonly expect: AuthoredExpectation;
  readonly row?: AuthoredRow | undefined;
  readonly code: string;
  readonly path: YamlPath;
  readonly file: SpecFile;
  readonly one: SpecCase;
}

/** Every expectation: of language cases, of rows, and of portable programs. */
export function* eachExpectation(files: readonly SpecFile[]): Generator<PlacedExpectation> {
  for (const { file, ...one } of eachCase(files)) {
    const { authored, path } = one;
    if (authored.level === "language") {
      yield { expect: authored.expect, code: authored.code, path: [...path, "expect"], file, one };
      continue;
    }
    for (const [index, row] of authored.expect.entries()) {
      yield { expect: row, row, code: authored.code, path: [...path, "expect", index], file, one };
    }
    const { code, expect } = authored.instead;
    if (code !== undefined && expect !== undefined) {
      yield { expect, code, path: [...path, "instead", "expect"], file, one };
    }
  }
}

/** Every outcome that an expectation names, with its place. */
export function* eachOutcome(
  placed: PlacedExpectation,
): Generator<{ outcome: AuthoredOutcome; path: YamlPath; never: boolean }> {
  const { expect, path } = placed;
  yield { outcome: expect, path, never: false };
  for (const [index, outcome] of (expect["one-of"] ?? []).entries())
    yield { outcome, path: [...path, "one-of", index], never: false };
  for (const [index, outcome] of (expect.never ?? []).entries())
    yield { outcome, path: [...path, "never", index], never: true };
}

/** The keys that say how a program ends or what it shows. */
export const outcomeKeys = [
  "stdout",
  "stdout-matches",
  "raises",
  "message-matches",
  "exit",
  "killed",
  "warns",
] as const;
