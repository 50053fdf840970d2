import type { CaseReport } from "@pyconform/model";
import { verdictEffects } from "@pyconform/model";
import { verdictWords } from "../../verdict-words.js";
import { renderPage } from "../page.js";
import { groupName } from "../parts/marks.js";
import { Prose, Text } from "../parts/text.js";
import { casePath, interpreterPath, relativePath } from "../paths.js";
import type { Site } from "../site.js";

const path = "matrix.html";

/** Every case on every interpreter, grouped by topic. */
export function matrixPage(site: Site): string {
  const columns = site.used.map(({ id }) => id);
  return renderPage(
    site,
    { path, section: "matrix", title: "Matrix", description: "Every case on every interpreter.", wide: true },
    <>
      <h1>Matrix</h1>
      <p class="lead">
        A promise shows its verdict; a behaviour that nobody promises shows who agrees with whom: the same letter, the
        same observation.
      </p>
      <form class="filter" aria-label="Filter" hidden>
        <label>
          Show cases with <input type="search" name="q" placeholder="words, a topic, an id" autocomplete="off" />
        </label>
        <label>
          <select name="show" aria-label="Which cases">
            <option value="">all cases</option>
            <option value="failing">not as expected</option>
            <option value="differing">where interpreters differ</option>
            <option value="language">language</option>
            <option value="implementation">implementation</option>
          </select>
        </label>
        <output class="quiet" />
      </form>
      <section class="scroll matrix" tabindex={0} aria-label="Cases by interpreters">
        <table>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {columns.map((id) => (
                <th scope="col">
                  <a href={relativePath(path, interpreterPath(id))}>
                    <Text text={id} />
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          {site.topics.map((topic) => (
            <tbody>
              <tr class="topic">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <Text text={topic.title} />
                </th>
              </tr>
              {topic.cases.map((report) => (
                <Row report={report} columns={columns} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <Legend />
    </>,
  );
}

function Row({ report, columns }: { readonly report: CaseReport; readonly columns: readonly string[] }) {
  const failing = report.results.some(({ verdict }) => verdictEffects[verdict.kind] === "fails");
  const results = new Map(report.results.map((result) => [result.interpreter, result.verdict.kind]));
  const groups = new Map(
    report.finding.groups.flatMap(({ interpreters }, index) => interpreters.map((id) => [id, index] as const)),
  );
  return (
    <tr
      data-id={report.id}
      data-level={report.level}
      data-failing={failing ? "" : undefined}
      data-differing={report.finding.groups.length > 1 ? "" : undefined}
    >
      <th scope="row">
        <a href={relativePath(path, casePath(report.id))}>
          <Prose text={report.title} />
        </a>
      </th>
      {columns.map((id) => {
        const kind = results.get(id);
        if (kind === undefined) return <td />;
        const { sign, word } = verdictWords[kind];
        const group = groups.get(id);
        const lettered = report.level === "implementation" && group !== undefined;
        return (
          <td class={lettered ? `${kind} g${group % 8}` : kind} title={word}>
            {lettered ? `${groupName(group)}${kind === "not-as-described" ? sign : ""}` : sign}
            <span class="hidden"> {word}</span>
          </td>
        );
      })}
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
    </dl>
  );
}
