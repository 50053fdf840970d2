import type { CaseReport } from "@pyconform/model";
import { TopicChart } from "../charts/topic-chart.js";
import { findingKindNames, findingKinds, kindsOf } from "../finding-kinds.js";
import { groupBy } from "../group-by.js";
import { renderPage } from "../page.js";
import { CaseList } from "../parts/case-summary.js";
import { RecordedNote } from "../parts/recorded-mark.js";
import { Text } from "../parts/text.js";
import { relativePath, topicPath } from "../paths.js";
import { type SiteContents, titleOf } from "../site.js";
import { topicsInOrder } from "../subjects.js";

const path = "findings.html";

interface FindingGroup {
  readonly id: string;
  readonly title: string;
  /** For the head of a column. */
  readonly brief: string;
  readonly about: string;
  readonly reports: readonly CaseReport[];
}

/** All cases by what they came to: promises broken, then behaviours by the axis they depend on. */
export function findingsPage(site: SiteContents): string {
  const groups = groupsOf(site);
  return renderPage(
    site,
    { path, section: "findings", title: "Findings", description: "Cases by what their differences depend on." },
    <>
      <h1>Findings</h1>
      <p class="lead">
        What each case came to over all interpreters. A case that depends on two things stands under both.
      </p>
      <RecordedNote site={site} />
      <div class="article">
        <nav class="contents-of-page" aria-label="Findings by kind">
          <ol>
            {groups.map(({ id, title, reports }) => (
              <li>
                <a href={`#${id}`}>{title}</a> <span class="quiet">{reports.length}</span>
              </li>
            ))}
          </ol>
        </nav>
        <div class="article-body">
          {groups.length > 0 && <Overview site={site} groups={groups} />}
          {groups.map((group) => (
            <Group group={group} />
          ))}
        </div>
      </div>
    </>,
  );
}

function groupsOf({ results: { cases } }: SiteContents): readonly FindingGroup[] {
  return [
    {
      id: "broken",
      title: "Promises broken by somebody",
      brief: "Broken",
      about: "A document promises it, and at least one interpreter does not keep it.",
      reports: cases.filter(({ finding }) => finding.kind === "broken-by"),
    },
    ...findingKindNames.map((kind) => ({
      id: kind,
      title: findingKinds[kind].title,
      brief: findingKinds[kind].title,
      about: findingKinds[kind].about,
      reports: cases.filter((report) => report.level === "implementation" && kindsOf(report).includes(kind)),
    })),
    {
      id: "unverified-promises",
      title: "Promises that no interpreter could be asked about",
      brief: "Unverified promise",
      about: "None of this report has what the cases require.",
      reports: cases.filter(({ level, finding }) => level === "language" && finding.kind === "unverified"),
    },
    {
      id: "upheld",
      title: "Promises upheld by everybody",
      brief: "Upheld",
      about: "Every interpreter that could run it keeps it.",
      reports: cases.filter(({ finding }) => finding.kind === "upheld"),
    },
  ].filter(({ reports }) => reports.length > 0);
}

function Overview({ site, groups }: { readonly site: SiteContents; readonly groups: readonly FindingGroup[] }) {
  const topics = topicsInOrder(site.topics).map(({ topic, title }) => ({
    topic,
    title,
    counts: groups.map(({ reports }) => reports.filter((report) => report.topic === topic).length),
  }));
  return (
    <>
      <TopicChart columns={groups.map(({ brief }) => brief)} topics={topics} />
      <details>
        <summary>The same as a table</summary>
        <section class="scroll" tabindex={0} aria-label="Cases by topic and finding">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Topic</th>
                {groups.map(({ brief }) => (
                  <th scope="col" class="number">
                    {brief}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {topics.map(({ topic, title, counts }) => (
                <tr>
                  <th scope="row">
                    <a href={relativePath(path, topicPath(topic))}>
                      <Text text={title} />
                    </a>
                  </th>
                  {counts.map((count, column) => (
                    <td class={`number ${count === 0 ? "none" : ""}`} data-name={groups[column]?.brief}>
                      {count}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}

/** More cases than this are folded, topic by topic. */
const mostOpen = 40;

function Group({ group: { id, title, about, reports } }: { readonly group: FindingGroup }) {
  const topics = [...groupBy(reports, ({ topic }) => topic)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{reports.length}</span>
      </h2>
      <p>
        {about}
        {id === "version" && (
          <>
            {" "}
            <a href="versions.html">What changed by version</a>
          </>
        )}
      </p>
      {topics.map(([topic, found]) => (
        <details class="by-topic" open={reports.length <= mostOpen}>
          <summary>
            <Text text={titleOf(topic)} /> <span class="count">{found.length}</span>
          </summary>
          <CaseList reports={found} from={path} />
        </details>
      ))}
    </section>
  );
}
