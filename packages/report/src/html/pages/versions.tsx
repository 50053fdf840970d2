import type { CaseReport } from "@pyconform/model";
import { BarChart } from "../charts/bar-chart.js";
import { groupBy } from "../group-by.js";
import { renderPage } from "../page.js";
import { CaseLine, CaseList } from "../parts/case-summary.js";
import { OutcomeChange } from "../parts/outcome-change.js";
import { RecordedNote, RecordedOn } from "../parts/recorded-mark.js";
import { Text } from "../parts/text.js";
import { relativePath, topicPath } from "../paths.js";
import { type SiteContents, titleOf } from "../site.js";
import type { VersionChange } from "../timeline.js";
import { type ChangedCase, type ChangesOfVersion, changesByVersion } from "../version-changes.js";

const path = "versions.html";

/** What changed from one version to the next, the newest first. */
export function versionsPage(site: SiteContents): string {
  const versions = changesByVersion(site);
  return renderPage(
    site,
    {
      path,
      section: "versions",
      title: "What changed by version",
      description: "Behaviours by the version that changed them.",
    },
    <>
      <h1>What changed by version</h1>
      <Lead site={site} />
      <div class="article">
        <nav class="contents-of-page" aria-label="Versions">
          <ol>
            {versions.map(({ version, cases }) => (
              <li>
                <a href={`#in-${version}`}>
                  In <Text text={version} />
                </a>{" "}
                <span class="quiet">{cases.length} changed</span>
              </li>
            ))}
          </ol>
        </nav>
        <div class="article-body">
          {versions.length > 0 && (
            <BarChart
              id="changes-chart"
              title="Cases changed by version"
              description={versions.map(({ version, cases }) => `${version}: ${cases.length}`).join("; ")}
              bars={versions.toReversed().map(({ version, cases }) => ({ name: version, count: cases.length }))}
            />
          )}
          {versions.map((each) => (
            <Version site={site} changes={each} />
          ))}
        </div>
      </div>
    </>,
  );
}

function Lead({ site }: { readonly site: SiteContents }) {
  if (site.lines.length === 0)
    return (
      <p class="lead">
        A change can be seen where one implementation was run in several versions. In this run none was.
      </p>
    );
  return (
    <>
      <p class="lead">
        Cases that one version answers otherwise than the version before it, with the first line that changed. What is
        promised did not change by that: a document says so where it did. Cases that a new process may answer otherwise
        are left out.
      </p>
      <p class="quiet">
        Seen on{" "}
        {site.lines.map(({ name, interpreters }, index) => (
          <>
            {index > 0 && "; "}
            <Text text={`${name} ${interpreters.map(({ languageVersion }) => languageVersion).join(", ")}`} />
          </>
        ))}
        .
      </p>
      <RecordedNote site={site} among={site.lines.flatMap(({ interpreters }) => interpreters.map(({ id }) => id))} />
    </>
  );
}

function Version({
  site,
  changes: { version, cases, promisedSince },
}: {
  readonly site: SiteContents;
  readonly changes: ChangesOfVersion;
}) {
  const topics = [...groupBy(cases, ({ report }) => report.topic)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section aria-labelledby={`in-${version}`}>
      <h2 id={`in-${version}`}>
        In <Text text={version} /> <span class="count">{cases.length} changed</span>
      </h2>
      {topics.map(([topic, changed]) => (
        <>
          <h3>
            <a class="plain" href={relativePath(path, topicPath(topic))}>
              {titleOf(topic)}
            </a>{" "}
            <span class="count">{changed.length}</span>
          </h3>
          <ul class="cases">
            {changed.map((each) => (
              <li>
                <Changed site={site} changed={each} />
              </li>
            ))}
          </ul>
        </>
      ))}
      <PromisedSince version={version} reports={promisedSince} />
    </section>
  );
}

function Changed({
  site,
  changed: { report, change, lines },
}: {
  readonly site: SiteContents;
  readonly changed: ChangedCase;
}) {
  const { before, after } = change;
  const [old, fresh] = [report.finding.groups[before.group], report.finding.groups[after.group]];
  const usual = site.lines[0]?.name;
  return (
    <>
      <CaseLine report={report} from={path} level />
      {old !== undefined && fresh !== undefined && <OutcomeChange before={old.observation} after={fresh.observation} />}
      <RecordedEnds change={change} />
      {(lines.length !== 1 || lines[0] !== usual) && (
        <p class="quiet">
          on <Text text={lines.join(", ")} />
        </p>
      )}
    </>
  );
}

/** Which side of a change was recorded and not run. */
function RecordedEnds({ change: { before, after } }: { readonly change: VersionChange }) {
  const recorded = [before, after].filter((point) => point.recorded !== undefined);
  if (recorded.length === 0) return null;
  return (
    <p class="quiet">
      {recorded.map(({ version, recorded: date = "" }, index) => (
        <>
          {index > 0 && ", "}
          <Text text={version} />: <RecordedOn date={date} />
        </>
      ))}
    </p>
  );
}

function PromisedSince({ version, reports }: { readonly version: string; readonly reports: readonly CaseReport[] }) {
  if (reports.length === 0) return null;
  return (
    <details>
      <summary>
        {reports.length === 1 ? "One promise holds" : `${reports.length} promises hold`} from <Text text={version} /> on
      </summary>
      <CaseList reports={reports} from={path} />
    </details>
  );
}
