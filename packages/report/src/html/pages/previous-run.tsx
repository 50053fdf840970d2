import type { CaseReport } from "@pyconform/model";
import { isResultChange, type RunChange } from "../../compare-runs.js";
import { groupBy } from "../group-by.js";
import { renderPage, Trail } from "../page.js";
import { CaseLine, CaseList } from "../parts/case-summary.js";
import { RecordedMark } from "../parts/recorded-mark.js";
import { ResultChanges } from "../parts/result-changes.js";
import { Text } from "../parts/text.js";
import { interpreterPath, relativePath } from "../paths.js";
import type { PreviousRun, Site } from "../site.js";

const path = "previous-run.html";

/** What changed since an earlier run: by interpreter, then what was added, removed and found otherwise. */
export function previousRunPage(site: Site, previous: PreviousRun): string {
  const { changes } = previous;
  const results = changes.filter(isResultChange);
  const byInterpreter = groupBy(results, ({ interpreter }) => interpreter);
  return renderPage(
    site,
    {
      path,
      section: "interpreters",
      title: "Since the previous run",
      description: `${changes.length} changes since the run of ${previous.results.started.slice(0, 10)}.`,
    },
    <>
      <Trail from={path} steps={[["Interpreters", "interpreters/index.html"]]} />
      <h1>Since the previous run</h1>
      <Facts site={site} previous={previous} />
      {changes.length === 0 && <p class="lead">Nothing changed.</p>}
      {site.used
        .filter(({ id }) => byInterpreter.has(id))
        .map(({ id, recorded }) => (
          <section>
            <h2>
              <a class="plain" href={relativePath(path, interpreterPath(id))}>
                <Text text={id} />
              </a>{" "}
              <RecordedMark recorded={recorded} />{" "}
              <span class="count">{byInterpreter.get(id)?.length ?? 0} changed</span>
            </h2>
            <ResultChanges changes={byInterpreter.get(id) ?? []} from={path} />
          </section>
        ))}
      <Findings changes={changes} />
      <Interpreters changes={changes} />
      <Cases title="New cases" reports={reportsOf(changes, "case-added")} from={path} />
      <Gone reports={reportsOf(changes, "case-removed")} />
    </>,
  );
}

function Facts({ site, previous: { results } }: { readonly site: Site; readonly previous: PreviousRun }) {
  const runs = [
    ["Previous run", results],
    ["This run", site.results],
  ] as const;
  return (
    <dl class="facts">
      {runs.map(([name, run]) => (
        <>
          <dt>{name}</dt>
          <dd>
            <Text text={`${run.started.slice(0, 16).replace("T", " ")} UTC`} />, {run.cases.length} cases
            {run.suite.commit !== null && (
              <>
                , suite{" "}
                <code>
                  <Text text={run.suite.commit.slice(0, 10)} />
                </code>
              </>
            )}
            {!run.complete && ", stopped before its end"}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Findings({ changes }: { readonly changes: readonly RunChange[] }) {
  const found = changes.filter((change) => change.kind === "finding");
  if (found.length === 0) return null;
  return (
    <section>
      <h2>
        Other findings <span class="count">{found.length}</span>
      </h2>
      <ul class="cases">
        {found.map(({ report, before }) => (
          <li>
            <CaseLine report={report} from={path} level />
            <p class="quiet">
              before: <Text text={before.finding.sentence} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Interpreters({ changes }: { readonly changes: readonly RunChange[] }) {
  const lists = (["interpreter-added", "interpreter-removed"] as const).map((kind) => ({
    kind,
    ids: changes.flatMap((change) => (change.kind === kind ? [change.interpreter] : [])),
  }));
  return (
    <>
      {lists.map(({ kind, ids }) =>
        ids.length === 0 ? null : (
          <section>
            <h2>
              {kind === "interpreter-added" ? "New interpreters" : "Interpreters that are not in this run"}{" "}
              <span class="count">{ids.length}</span>
            </h2>
            <p>
              <Text text={ids.join(", ")} />
            </p>
          </section>
        ),
      )}
    </>
  );
}

function reportsOf(changes: readonly RunChange[], kind: "case-added" | "case-removed"): readonly CaseReport[] {
  return changes.flatMap((change) => (change.kind === kind ? [change.report] : []));
}

function Cases({
  title,
  reports,
  from,
}: {
  readonly title: string;
  readonly reports: readonly CaseReport[];
  readonly from: string;
}) {
  if (reports.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="count">{reports.length}</span>
      </h2>
      <details open={reports.length <= mostOpen}>
        <summary>All of them</summary>
        <CaseList reports={reports} from={from} level />
      </details>
    </section>
  );
}

const mostOpen = 20;

/** They have no page. */
function Gone({ reports }: { readonly reports: readonly CaseReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section>
      <h2>
        Cases that are not in this run <span class="count">{reports.length}</span>
      </h2>
      <details open={reports.length <= mostOpen}>
        <summary>All of them</summary>
        <ul class="cases">
          {reports.map(({ id }) => (
            <li>
              <code>
                <Text text={id} />
              </code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
