import { packCases } from "./case-data.js";
import type { Site } from "./site.js";

/** The scripts that hold all cases and their texts: data in scripts, because a page opened from disk may not fetch. */
export function searchData(site: Site): { readonly cases: string; readonly texts: string } {
  const { cases, texts } = packCases(site);
  return {
    cases: `globalThis.pyconformCases = ${scriptJson(cases)};\n`,
    texts: `globalThis.pyconformTexts = ${scriptJson(texts)};\n`,
  };
}

/** JSON that is safe within a script, wherever that is put. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
