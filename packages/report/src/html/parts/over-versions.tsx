import type { CaseReport, Observation } from "@pyconform/model";
import { TimelineChart } from "../charts/timeline-chart.js";
import { outcomeText } from "../outcome-text.js";
import { casePath, relativePath } from "../paths.js";
import type { SiteFrame } from "../site.js";
import { changesOf, type Timeline, timelinesOf } from "../timeline.js";
import { GroupLetter } from "./marks.js";
import { RecordedOn } from "./recorded-mark.js";
import { Text } from "./text.js";

/** How a behaviour went over the versions of each implementation that was run in several. */
export function OverVersions({ site, report }: { readonly site: SiteFrame; readonly report: CaseReport }) {
  const timelines = timelinesOf(report, site.lines);
  if (timelines.length === 0) return null;
  if (timelines.every((timeline) => changesOf(timeline).length === 0))
    return (
      <p class="quiet">
        No version changed it: the same on <Text text={timelines.map(range).join(" and on ")} />
        <Text text={withoutOutdated(timelines)} />.
      </p>
    );
  return (
    <>
      <h3 id="versions">Over versions</h3>
      <TimelineChart timelines={timelines} />
      <details>
        <summary>The same as a table</summary>
        <TimelineTable report={report} timelines={timelines} />
      </details>
      <p class="more">
        <a href={relativePath(casePath(report.id), "versions.html")}>What else changed by version</a>
      </p>
    </>
  );
}

/** `, without 3.9, which is outdated`: what nobody observed is not told as observed. */
function withoutOutdated(timelines: readonly Timeline[]): string {
  const versions = timelines.flatMap(({ points }) => points.filter(({ outdated }) => outdated));
  if (versions.length === 0) return "";
  const names = versions.map(({ interpreter }) => interpreter).join(", ");
  return `, without ${names}: what was recorded of ${versions.length === 1 ? "it" : "them"} is outdated`;
}

/** `cpython 3.8 to 3.15`: from the first to the last version that ran it. */
function range({ name, points }: Timeline): string {
  const observed = points.filter(({ group }) => group !== -1);
  return `${name} ${observed[0]?.version ?? ""} to ${observed.at(-1)?.version ?? ""}`;
}

function TimelineTable({
  report,
  timelines,
}: {
  readonly report: CaseReport;
  readonly timelines: readonly Timeline[];
}) {
  return (
    <section class="scroll" tabindex={0} aria-label="Observation of each version">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Interpreter</th>
            <th scope="col">Observed</th>
          </tr>
        </thead>
        <tbody>
          {timelines.flatMap(({ name, points }) =>
            points.map(({ version, interpreter, group, recorded, outdated }) => {
              const observation = report.finding.groups[group]?.observation;
              return (
                <tr>
                  <th scope="row">
                    <Text text={`${name} ${version}`} />
                  </th>
                  <td>
                    <Text text={interpreter} /> {recorded !== undefined && <RecordedOn date={recorded} />}
                  </td>
                  <td>
                    {observation === undefined ? (
                      outdated ? (
                        "outdated: recorded from an earlier program"
                      ) : (
                        "not run"
                      )
                    ) : (
                      <>
                        <GroupLetter index={group} />
                        <code>
                          <Text text={firstLine(observation)} />
                        </code>
                      </>
                    )}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </section>
  );
}

function firstLine(observation: Observation): string {
  const [line = ""] = outcomeText(observation).slice(0, 200).split("\n");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
