import type { CaseReport } from "@pyconform/model";
import { verdictWords } from "../../verdict-words.js";
import { outdatedOn } from "../outdated-on.js";
import { renderPage, Trail } from "../page.js";
import { MatrixCell, outdatedSign } from "../parts/matrix-cell.js";
import { RecordedMark } from "../parts/recorded-mark.js";
import { Prose, Text } from "../parts/text.js";
import { casePath, interpreterPath, relativePath, topicMatrixPath } from "../paths.js";
import type { SiteContents, SiteFrame, TopicView } from "../site.js";
import { topicsBySubject } from "../subjects.js";

const path = "matrix.html";

const lead =
  "A promise shows its verdict; a behaviour that nobody promises shows who agrees with whom: the same letter, the same observation.";

/** Every case on every interpreter: drawn by script, as long as it is; without script, a table for each topic. */
export function matrixPage(site: SiteContents): string {
  return renderPage(
    site,
    {
      path,
      section: "matrix",
      title: "Matrix",
      description: "Every case on every interpreter.",
      wide: true,
      script: "matrix",
    },
    <>
      <h1>Matrix</h1>
      <p class="quiet">{lead}</p>
      <div id="matrix" class="with-script" />
      <Legend />
      <section aria-labelledby="tables">
        <h2 id="tables">A table for each topic</h2>
        <div class="topic-subjects">
          {topicsBySubject(site.topics).map(({ title, topics }) => (
            <div class="topic-subject">
              <h3>{title}</h3>
              <ul>
                {topics.map((topic) => (
                  <li>
                    <a href={topicMatrixPath(topic.topic)}>
                      <Text text={topic.title} />
                    </a>{" "}
                    <span class="quiet">{topic.cases.length}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
    </>,
  );
}

/** The cases of one topic on every interpreter, as a table that needs no script. */
export function topicMatrixPage(site: SiteFrame, topic: TopicView): string {
  const from = topicMatrixPath(topic.topic);
  const columns = site.used.map(({ id }) => id);
  return renderPage(
    site,
    {
      path: from,
      section: "matrix",
      title: `Matrix: ${topic.title}`,
      description: `${topic.title}: every case on every interpreter.`,
      wide: true,
    },
    <>
      <Trail from={from} steps={[["Matrix", path]]} />
      <h1>
        <Text text={topic.title} />
      </h1>
      <p class="quiet">{lead}</p>
      <section class="matrix" tabindex={0} aria-label="Cases by interpreters">
        <table>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {site.used.map(({ id, recorded }) => (
                <th scope="col">
                  <a href={relativePath(from, interpreterPath(id))}>
                    <Text text={id} />
                  </a>{" "}
                  <RecordedMark recorded={recorded} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topic.cases.map((report) => (
              <Row report={report} columns={columns} from={from} />
            ))}
          </tbody>
        </table>
      </section>
      <Legend />
    </>,
  );
}

function Row({
  report,
  columns,
  from,
}: {
  readonly report: CaseReport;
  readonly columns: readonly string[];
  readonly from: string;
}) {
  const results = new Map(report.results.map((result) => [result.interpreter, result.verdict.kind]));
  const groups = new Map(
    report.finding.groups.flatMap(({ interpreters }, index) => interpreters.map((id) => [id, index] as const)),
  );
  const outdated = outdatedOn(report);
  return (
    <tr data-id={report.id}>
      <th scope="row">
        <a href={relativePath(from, casePath(report.id))}>
          <Prose text={report.title} />
        </a>
      </th>
      {columns.map((id) => (
        <MatrixCell
          level={report.level}
          kind={results.get(id)}
          group={groups.get(id) ?? -1}
          outdated={outdated.has(id)}
        />
      ))}
    </tr>
  );
}

function Legend() {
  return (
    <dl class="legend">
      {Object.entries(verdictWords).map(([kind, { sign, word, meaning }]) => (
        <div>
          <dt class={kind}>
            <span aria-hidden="true">{sign}</span> {word}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
      <div>
        <dt class="outdated">
          <span aria-hidden="true">{outdatedSign}</span> outdated
        </dt>
        <dd>Recorded before the program changed: no verdict, and part of no finding.</dd>
      </div>
    </dl>
  );
}
