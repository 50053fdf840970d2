import type { CoverageEntry, InventoryName, Level } from "@pyconform/model";
import { citationUrl } from "../../citation-url.js";
import { renderNewSubject } from "../../new-case.js";
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
  editRoot,
}: {
  readonly inventory: InventoryName;
  readonly entry: CoverageEntry;
  /** Where the specs can be edited, if that is known. */
  readonly editRoot: string | undefined;
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
      {status === "missing" && <StartOfCase inventory={inventory} entry={entry} editRoot={editRoot} />}
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

/**
 * The command that starts a case, and a link to an editor of the web that has its beginning. The capitals make a command
 * that was pasted as it stands an error that says what an id looks like.
 */
function StartOfCase({
  inventory,
  entry,
  editRoot,
}: {
  readonly inventory: InventoryName;
  readonly entry: CoverageEntry;
  readonly editRoot: string | undefined;
}) {
  const level = inventory === "implementation-detail-notes" ? "implementation" : "language";
  const covers = entry.citable ? undefined : `${inventory}/${entry.id}`;
  const cite = entry.anchor;
  const address = newFileAddress(editRoot, level, renderNewSubject({ level, name: "CASE", cite, covers }));
  const flags = `${level === "language" ? "" : ` --level ${level}`}${cite === undefined ? "" : ` --cite ${cite}`}`;
  return (
    <>
      <p class="row-more">
        <code data-copy-inline>
          <Text text={`pnpm conform new TOPIC/SUBJECT/CASE${flags}`} />
        </code>
        {address !== undefined && (
          <>
            {" "}
            or <a href={address}>start it on the web</a>
          </>
        )}
      </p>
      {covers !== undefined && (
        <p class="row-more">
          then in the case{" "}
          <code data-copy-inline>
            <Text text={`covers: ${covers}`} />
          </code>
        </p>
      )}
    </>
  );
}

/** Where a web editor starts a file with `text`, on servers whose address of editing has `edit` where that has `new`. */
function newFileAddress(editRoot: string | undefined, level: Level, text: string): string | undefined {
  const root = editRoot?.replace(/\/edit\/(?=[^/]+$)/u, "/new/");
  if (root === undefined || root === editRoot) return undefined;
  return `${root}/specs/${level}?${new URLSearchParams({ filename: "TOPIC/SUBJECT.yaml", value: text })}`;
}
