import type { CaseReport } from "@pyconform/model";
import { findingKindNames, findingKinds, kindsOf } from "../finding-kinds.js";
import { renderPage } from "../page.js";
import { CaseList } from "../parts/case-summary.js";
import type { Site } from "../site.js";

const path = "findings.html";

/** All cases by what they came to: promises broken, then behaviours by the axis they depend on. */
export function findingsPage(site: Site): string {
  const { cases } = site.results;
  const groups = [
    {
      id: "broken",
      title: "Promises broken by somebody",
      about: "A document promises it, and at least one interpreter does not keep it.",
      reports: cases.filter(({ finding }) => finding.kind === "broken-by"),
    },
    ...findingKindNames.map((kind) => ({
      id: kind,
      ...findingKinds[kind],
      reports: cases.filter((report) => report.level === "implementation" && kindsOf(report).includes(kind)),
    })),
    {
      id: "upheld",
      title: "Promises upheld by everybody",
      about: "Every interpreter that could run it keeps it.",
      reports: cases.filter(({ finding }) => finding.kind === "upheld"),
    },
  ].filter(({ reports }) => reports.length > 0);
  return renderPage(
    site,
    { path, section: "findings", title: "Findings", description: "Cases by what their differences depend on." },
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
        <h1>Findings</h1>
        <p class="lead">
          What each case came to over all interpreters. A case that depends on two things stands under both.
        </p>
        {groups.map(({ id, title, about, reports }) => (
          <Group id={id} title={title} about={about} reports={reports} />
        ))}
      </div>
    </div>,
  );
}

function Group({
  id,
  title,
  about,
  reports,
}: {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly reports: readonly CaseReport[];
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{reports.length}</span>
      </h2>
      <p>{about}</p>
      <CaseList reports={reports} from={path} />
    </section>
  );
}
