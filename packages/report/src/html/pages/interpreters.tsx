import { renderPage } from "../page.js";
import { InterpreterTable } from "../parts/interpreter-table.js";
import { Text } from "../parts/text.js";
import { relativePath } from "../paths.js";
import type { Site } from "../site.js";

const path = "interpreters/index.html";

/** All interpreters: those used, and those not used with the reason. */
export function interpretersPage(site: Site): string {
  const others = site.results.interpreters.filter(({ status }) => status !== "used");
  return renderPage(
    site,
    { path, section: "interpreters", title: "Interpreters", description: "Every interpreter of this report." },
    <>
      <h1>Interpreters</h1>
      <p class="lead">Promises that each interpreter kept or broke. Open one to see everything in which it differs.</p>
      <ul class="ways">
        <li>
          <a href={relativePath(path, "compare.html")}>Compare two, and see who agrees with whom</a>
        </li>
        {site.previous !== undefined && (
          <li>
            <a href={relativePath(path, "previous-run.html")}>Since the previous run</a>{" "}
            <span class="count">{site.previous.changes.length} changes</span>
          </li>
        )}
      </ul>
      <InterpreterTable site={site} from={path} />
      {others.length > 0 && (
        <section>
          <h2>Not used</h2>
          <dl class="facts">
            {others.map(({ id, status }) => (
              <>
                <dt>
                  <Text text={id} />
                </dt>
                <dd>
                  <Text text={status} />
                </dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </>,
  );
}
