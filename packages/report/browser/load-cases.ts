import { type Vocabulary, vocabularyOf } from "@pyconform/query";
import { type ListedCases, type PackedCases, type PackedTexts, unpackCases } from "../src/html/case-data.js";
import { loadData } from "./load-data.js";

declare global {
  var pyconformCases: PackedCases | undefined;
  var pyconformTexts: PackedTexts | undefined;
}

/** All cases, ready to be asked. */
export interface LoadedCases {
  readonly all: ListedCases;
  readonly vocabulary: Vocabulary;
}

let loaded: Promise<LoadedCases> | undefined;

/** Path from this page to the site's root. */
export const root = document.documentElement.dataset["root"] ?? "";

/** Loads the cases, once. A page opened from disk may not fetch, but it may load a script. */
export function loadCases(): Promise<LoadedCases> {
  loaded ??= Promise.all(["cases", "case-texts"].map((name) => loadData(`${root}assets/${name}.js`))).then(() => {
    if (globalThis.pyconformCases === undefined) throw new Error("assets/cases.js holds no cases");
    const all = unpackCases(globalThis.pyconformCases, globalThis.pyconformTexts ?? []);
    return { all, vocabulary: vocabularyOf(all) };
  });
  return loaded;
}
