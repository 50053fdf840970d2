import type { Results } from "@pyconform/model";
import { type SiteFile, type SiteOptions, siteFiles } from "@pyconform/report";

/** The files of a report, made one after another: the site, and the results that it tells. */
export function* reportFiles(results: Results, json: string, options: SiteOptions): Generator<SiteFile> {
  yield* siteFiles(results, options);
  yield ["results.json", json];
}
