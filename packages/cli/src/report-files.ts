import type { Results } from "@pyconform/model";
import { type SiteOptions, sitePages } from "@pyconform/report";
import { digestOf } from "@pyconform/runner";
import { filesToRunHere } from "./open/run-here.js";
import type { ReportFile } from "./write-report.js";

/**
 * The files of a report, none of which is made before it is asked for: the site, the results that it tells, and with
 * `runHere` what its pages need to run programs.
 */
export async function reportFiles(
  results: Results,
  json: string,
  options: SiteOptions,
  { root, runHere }: { readonly root: string; readonly runHere: boolean },
): Promise<readonly ReportFile[]> {
  const beside = runHere ? await filesToRunHere(root) : new Map<string, never>();
  return [
    ...sitePages(results, options, (text) => digestOf(text)).filter(({ path }) => !beside.has(path)),
    { path: "results.json", content: () => json },
    ...[...beside].map(([path, content]) => ({ path, content: () => content })),
  ];
}
