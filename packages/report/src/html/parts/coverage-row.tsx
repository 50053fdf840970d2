import type { CoverageEntry, InventoryName } from "@pyconform/model";
import { citationUrl } from "../../citation-url.js";
import { casePath, relativePath } from "../paths.js";
import { Prose, Text } from "./text.js";

/** Most cases of a row that stand open. */
const mostCases = 4;

/** One row of an inventory, and by which cases it is covered, why it is not, or how to start a case for it. */
export function CoverageRow({
  inventory,
  entry,
  run,
  from,
}: {
  readonly inventory: InventoryName;
  readonly entry: CoverageEntry;
  /** Ids of the cases that have a page. */
  readonly run: ReadonlySet<string>;
  readonly from: string;
}) {
  const { id, title, anchor, testable, status, coveredBy, reason } = entry;
  return (
    <>
      {anchor === undefined ? (
        <Prose text={title} />
      ) : (
        <a class="row-title" href={citationUrl(anchor)} rel="external noreferrer">
          <Prose text={title} />
        </a>
      )}
      {testable === "partly" && <span class="quiet"> partly testable</span>}
      {testable === "stress" && <span class="quiet"> shown only by many threads at once</span>}
      {status === "covered" && <CoveringCases ids={coveredBy} run={run} from={from} />}
      {reason !== undefined && (
        <p class="row-more">
          <Prose text={reason} />
        </p>
      )}
      {status === "missing" && <StartOfCase inventory={inventory} entry={entry} />}
      {status !== "missing" && id !== title && id !== anchor && (
        <p class="row-more">
          <Text text={id} />
        </p>
      )}
    </>
  );
}

function CoveringCases({
  ids,
  run,
  from,
}: {
  readonly ids: readonly string[];
  readonly run: ReadonlySet<string>;
  readonly from: string;
}) {
  const links = (some: readonly string[]) => (
    <ul class="row-cases">
      {some.map((id) => (
        <li>
          {run.has(id) ? (
            <a href={relativePath(from, casePath(id))}>
              <Text text={id} />
            </a>
          ) : (
            <>
              <Text text={id} /> (not in this run)
            </>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {links(ids.slice(0, mostCases))}
      {ids.length > mostCases && (
        <details>
          <summary>{ids.length - mostCases} more</summary>
          {links(ids.slice(mostCases))}
        </details>
      )}
    </>
  );
}

/** The capitals make a command that was pasted as it stands an error that says what an id looks like. */
function StartOfCase({ inventory, entry }: { readonly inventory: InventoryName; readonly entry: CoverageEntry }) {
  const level = inventory === "implementation-detail-notes" ? " --level implementation" : "";
  const cite = entry.anchor === undefined ? "" : ` --cite ${entry.anchor}`;
  return (
    <>
      <p class="row-more">
        <code data-copy-inline>
          <Text text={`pnpm conform new TOPIC/SUBJECT/CASE${level}${cite}`} />
        </code>
      </p>
      {!entry.citable && (
        <p class="row-more">
          then in the case{" "}
          <code data-copy-inline>
            <Text text={`covers: ${inventory}/${entry.id}`} />
          </code>
        </p>
      )}
    </>
  );
}
