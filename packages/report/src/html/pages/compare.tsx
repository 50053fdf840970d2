import { visibleText } from "../../visible-characters.js";
import type { Agreement } from "../agreement.js";
import { HeatMap } from "../charts/heat-map.js";
import { renderPage, Trail } from "../page.js";
import { RecordedMark, RecordedNote } from "../parts/recorded-mark.js";
import { Text } from "../parts/text.js";
import { comparisonPath, interpreterPath, relativePath } from "../paths.js";
import type { SiteContents } from "../site.js";

const path = "compare.html";

/**
 * Any two interpreters beside each other. One page, whose script reads the two names from the address: a page for each
 * pair would be a hundred pages for fifteen interpreters, each with up to all cases. Without script it shows in how many
 * cases each two differ, and the pages of the interpreters list in which they differ from CPython.
 */
export function comparePage(site: SiteContents, agreement: readonly (readonly Agreement[])[]): string {
  const names = site.used.map(({ id }) => id);
  return renderPage(
    site,
    {
      path,
      section: "interpreters",
      title: "Compare two interpreters",
      description: "In what two interpreters differ.",
    },
    <>
      <Trail from={path} steps={[["Interpreters", "interpreters/index.html"]]} />
      <h1>Compare two interpreters</h1>
      {names.length < 2 ? (
        <p class="lead">In this run there were not two interpreters.</p>
      ) : (
        <>
          <Choice site={site} initial={firstPair(site)} />
          <section id="comparison" aria-live="polite" aria-label="In what they differ" />
          <section aria-labelledby="agreement">
            <h2 id="agreement">Who agrees with whom</h2>
            <p>
              In how many of the cases that both could run two interpreters differ. The more color a square has, the
              greater the share. Each interpreter's page lists in what it differs from{" "}
              {site.reference === undefined ? "CPython" : <Text text={site.reference.id} />}.
            </p>
            <RecordedNote site={site} />
            <HeatMap used={site.used} agreement={agreement} />
            <Numbers used={site.used} agreement={agreement} />
          </section>
        </>
      )}
    </>,
  );
}

/** The usual CPython, and the first interpreter of another implementation. */
function firstPair({ used, reference }: SiteContents): readonly [string, string] {
  const one = reference ?? used[0];
  const other =
    used.find((each) => each.implementation !== one?.implementation) ?? used.find((each) => each.id !== one?.id);
  return [one?.id ?? "", other?.id ?? ""];
}

function Choice({ site, initial }: { readonly site: SiteContents; readonly initial: readonly [string, string] }) {
  return (
    <form class="filter pair" aria-label="Which two" hidden>
      {(["one", "other"] as const).map((name, index) => (
        <label>
          {index === 0 ? "Compare" : "with"}{" "}
          <select name={name}>
            {site.used.map(({ id, recorded }) => (
              <option value={visibleText(id)} selected={id === initial[index]}>
                {visibleText(id)}
                {recorded !== undefined && ` (recorded ${recorded.date})`}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label>
        in{" "}
        <select name="level">
          <option value="">all cases</option>
          <option value="language">language</option>
          <option value="implementation">implementation</option>
        </select>
      </label>
    </form>
  );
}

function Numbers({
  used,
  agreement,
}: {
  readonly used: SiteContents["used"];
  readonly agreement: readonly (readonly Agreement[])[];
}) {
  return (
    <details>
      <summary>The same as a table, with links</summary>
      <section class="scroll" tabindex={0} aria-label="Cases in which two interpreters differ">
        <table class="pairs stacks">
          <thead>
            <tr>
              <th scope="col">Differs in, of both could run</th>
              {used.map(({ id, recorded }) => (
                <th scope="col">
                  <Text text={id} /> <RecordedMark recorded={recorded} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map(({ id, recorded }, row) => (
              <tr>
                <th scope="row">
                  <a href={relativePath(path, interpreterPath(id))}>
                    <Text text={id} />
                  </a>{" "}
                  <RecordedMark recorded={recorded} />
                </th>
                {used.map(({ id: other }, column) => {
                  const { both = 0, differing = 0 } = agreement[row]?.[column] ?? {};
                  return (
                    <td class={`number ${row === column ? "none" : ""}`} data-name={`from ${visibleText(other)}`}>
                      {row === column ? (
                        "–"
                      ) : (
                        <>
                          <a href={comparisonPath(id, other)}>{differing}</a> of {both}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
