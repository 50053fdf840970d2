import type { Results } from "@pyconform/model";
import { type SiteOptions, sitePages } from "@pyconform/report";
import { digestOf } from "@pyconform/runner";
import type { ReportFile } from "./write-report.js";

/** The files of a report, none of which is made before it is asked for: the site, and the results that it tells. */
export function reportFiles(results: Results, json: string, options: SiteOptions): readonly ReportFile[] {
  return [...sitePages(results, options, (text) => digestOf(text)), { path: "results.json", content: () => json }];
}
