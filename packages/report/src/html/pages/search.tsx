import { type FieldName, fieldNames, fields } from "@pyconform/query";
import { renderPage } from "../page.js";
import { RecordedNote } from "../parts/recorded-mark.js";
import { Prose } from "../parts/text.js";
import type { SiteContents } from "../site.js";

const path = "search.html";

/** Search: the answer of every query in one line for each case. Drawn by script; what can be asked stands there without. */
export function searchPage(site: SiteContents): string {
  return renderPage(
    site,
    {
      path,
      section: "search",
      title: "Search",
      description: "Find a behaviour: promised or not, where it differs, what it depends on, what portable code does.",
      script: "search-page",
    },
    <>
      <h1>May I rely on this?</h1>
      <RecordedNote site={site} />
      <div id="search-page" class="with-script" />
      <section aria-labelledby="fields">
        <h2 id="fields">What can be asked</h2>
        <p>
          Words are looked for in titles, programs, statements and citations. A field asks for more; terms that stand
          together must all hold, <code>or</code>, <code>-</code> and parentheses do what they say, and quotes keep
          words together. The command line takes the same queries: <code>pnpm conform --where "..."</code>
        </p>
        <dl class="query-fields">
          {fieldNames.map((name) => (
            <div>
              <dt>
                <QueryLink name={name} />
              </dt>
              <dd>
                <Prose text={fields[name].about} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>,
  );
}

function QueryLink({ name }: { readonly name: FieldName }) {
  const { example } = fields[name];
  return (
    <a href={`${path}?q=${encodeURIComponent(example)}`}>
      <code>{example}</code>
    </a>
  );
}
