import type { Results } from "@pyconform/model";

/** How the site is made. */
export interface SiteOptions {
  /** Where the specs can be edited, such as `https://github.com/pyconform/pyconform/edit/main`; without it there are no edit links. */
  readonly editRoot?: string | undefined;
}

/** A static site that works from disk, without network and, for reading, without script: path to content. */
export function renderSite(results: Results, _options: SiteOptions = {}): ReadonlyMap<string, string> {
  return new Map([["index.html", `<!doctype html><title>pyconform</title><p>${results.cases.length} cases`]]);
}
