import { casePath } from "./paths.js";
import type { Site } from "./site.js";

/** The script that holds what is searched: data in a script, because a page opened from disk may not fetch. */
export function searchData(site: Site): string {
  const rows = site.results.cases.map(({ id, title, level, finding, case: authored }) => ({
    id,
    path: casePath(id),
    title,
    level,
    sentence: finding.sentence,
    code: authored.program.code.slice(0, 2000),
    cited: (authored.level === "language" ? authored.promisedBy : authored.documentedIn).join(" "),
  }));
  return `globalThis.pyconformCases = ${scriptJson(rows)};\n`;
}

/** JSON that is safe within a script, wherever that is put. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
