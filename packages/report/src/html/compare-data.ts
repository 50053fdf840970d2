import { visibleText } from "../visible-characters.js";
import { type Agreement, groupsOfAll } from "./agreement.js";
import type { Comparison } from "./comparison.js";
import { dataScript } from "./for-machines/safe-json.js";
import { outcomeText } from "./outcome-text.js";
import { outdatedOn } from "./outdated-on.js";
import { casePath } from "./paths.js";
import type { SiteContents } from "./site.js";

/** Most characters of an outcome that two interpreters are compared by. */
const mostCompared = 400;

/** The script that holds what two interpreters are compared by: only cases in which any two differ. */
export function compareData(site: SiteContents, agreement: readonly (readonly Agreement[])[]): string {
  const data: Comparison = {
    interpreters: site.used.map(({ id }) => visibleText(id)),
    recorded: site.used.map(({ recorded }) => recorded?.date ?? null),
    outdated: site.used.map(({ id }) => site.results.cases.filter((report) => outdatedOn(report).has(id)).length),
    both: agreement.map((row) => row.map(({ both }) => both)),
    topics: site.topics.map(({ title, cases }) => ({
      title: visibleText(title),
      cases: cases
        .filter(({ finding }) => finding.groups.length > 1)
        .map((report) => ({
          path: casePath(report.id),
          title: visibleText(report.title),
          level: report.level,
          groups: groupsOfAll(report, site.used),
          outcomes: report.finding.groups.map(({ observation }) =>
            visibleText(outcomeText(observation).slice(0, mostCompared)),
          ),
        })),
    })),
  };
  return dataScript("pyconformComparison", data);
}
