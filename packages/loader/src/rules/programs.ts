import type { SpecCase, SpecFile } from "../spec-file.js";
import type { YamlPath } from "../yaml-source.js";
import { eachCase } from "./rule.js";

/** Every program, those of `instead` too, with the place of its text. */
export function* programsOf(
  files: readonly SpecFile[],
): Generator<{ code: string; path: YamlPath; file: SpecFile; one: SpecCase }> {
  for (const { file, ...one } of eachCase(files)) {
    yield { code: one.authored.code, path: [...one.path, "code"], file, one };
    if (one.authored.level === "implementation" && one.authored.instead.code !== undefined) {
      yield { code: one.authored.instead.code, path: [...one.path, "instead", "code"], file, one };
    }
  }
}
