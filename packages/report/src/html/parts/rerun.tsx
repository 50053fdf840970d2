import type { CaseReport } from "@pyconform/model";
import { visibleText } from "../../visible-characters.js";
import type { SiteFrame } from "../site.js";
import { Text } from "./text.js";

/** What names the case, where it is written, and the commands that run it on the reader's machine. */
export function Rerun({ report, site }: { readonly report: CaseReport; readonly site: SiteFrame }) {
  const { file, start } = report.case.at;
  const { commit } = site;
  const edit = site.editRoot === undefined ? undefined : `${site.editRoot}/${file}#L${start.line}`;
  const recorded = new Set(site.used.filter((each) => each.recorded !== undefined).map(({ id }) => id));
  const ids = report.results.map(({ interpreter }) => interpreter).filter((id) => !recorded.has(id));
  const command = `pnpm conform ${report.id}`;
  return (
    <section aria-labelledby="rerun">
      <h2 id="rerun">Run it again</h2>
      <dl class="facts">
        <dt>Id</dt>
        <dd>
          <code data-copy-inline>{report.id}</code>
        </dd>
        {report.case.aliases.length > 0 && (
          <>
            <dt>Formerly</dt>
            <dd>
              <code>{report.case.aliases.join(", ")}</code>
            </dd>
          </>
        )}
        <dt>On every interpreter found</dt>
        <dd>
          <code data-copy-inline>{command}</code>
        </dd>
        {ids.length > 0 && (
          <>
            <dt>On the interpreters of this run</dt>
            <dd>
              <code data-copy-inline>
                <Text text={[command, ...ids.map((id) => `--interpreter ${shellWord(id)}`)].join(" ")} />
              </code>
            </dd>
          </>
        )}
        {commit !== null && /^[0-9a-f]+$/u.test(commit) && (
          <>
            <dt>As it was in this run</dt>
            <dd>
              <code data-copy-inline>
                <Text text={`git switch --detach ${commit} && pnpm install && ${command}`} />
              </code>
            </dd>
          </>
        )}
        <dt>Written in</dt>
        <dd>
          <code>
            <Text text={`${file}:${start.line}`} />
          </code>
          {edit !== undefined && (
            <>
              {" "}
              <a href={edit}>Edit it</a>
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}

/** A word that a shell takes as it stands; others are quoted. */
function shellWord(word: string): string {
  const shown = visibleText(word);
  return /^[\w.@%+=:,/-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
