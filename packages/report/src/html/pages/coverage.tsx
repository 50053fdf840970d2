import type { Coverage, CoverageEntry, InventoryCoverage } from "@pyconform/model";
import { renderPage } from "../page.js";
import { CoverageBar } from "../parts/coverage-bar.js";
import { CoverageRow } from "../parts/coverage-row.js";
import { Text } from "../parts/text.js";
import type { SiteContents } from "../site.js";
import { isWebLink } from "../web-link.js";

const path = "coverage.html";

/** Longest list that stands open. */
const mostOpen = 12;

/** What the documents say, row by row: which cases show it, what is left out and why, and what nobody has written yet. */
export function coveragePage(site: SiteContents, coverage: Coverage): string {
  const { inventories } = coverage;
  const run: ReadonlySet<string> = new Set(site.results.cases.map(({ id }) => id));
  const missing = inventories.reduce((sum, each) => sum + each.missing, 0);
  return renderPage(
    site,
    {
      path,
      section: "coverage",
      title: "Coverage",
      description: `${inventories.length} lists of what documents say, and which cases show each row.`,
    },
    <div class="article">
      <nav class="contents-of-page" aria-label="Inventories">
        <ol>
          {inventories.map(({ name, share }) => (
            <li>
              <a href={`#${name}`}>{titleOfInventory[name] ?? name}</a> <span class="quiet">{percent(share)}</span>
            </li>
          ))}
        </ol>
      </nav>
      <div class="article-body">
        <h1>Coverage</h1>
        <p class="lead">
          What the documents say, row by row, and the cases that show it.{" "}
          {missing === 0 ? "No row is without a case or a reason." : `${missing} rows wait for a case.`}
        </p>
        <Overview inventories={inventories} />
        {missing > 0 && <HowToStart />}
        {inventories.map((inventory) => (
          <Inventory inventory={inventory} run={run} editRoot={site.editRoot} />
        ))}
        <OutOfDate coverage={coverage} />
      </div>
    </div>,
  );
}

const titleOfInventory: Readonly<Partial<Record<InventoryCoverage["name"], string>>> = {
  "implementation-detail-notes": "Implementation details",
  "language-reference": "Language Reference",
  "sys-module": "The sys module",
  "free-threading": "Free threading",
  "pypy-differences": "PyPy’s differences",
  "pyodide-constraints": "Pyodide’s limits",
  "micropython-differences": "MicroPython’s differences",
};

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

function Overview({ inventories }: { readonly inventories: readonly InventoryCoverage[] }) {
  const columns = [
    ["Rows", "total"],
    ["Testable", "testable"],
    ["Covered", "covered"],
    ["Left out", "leftOut"],
    ["Missing", "missing"],
  ] as const;
  return (
    <section class="scroll" tabindex={0} aria-label="Coverage by inventory">
      <table class="tally stacks">
        <thead>
          <tr>
            <th scope="col">Inventory</th>
            {columns.map(([title]) => (
              <th scope="col" class="number">
                {title}
              </th>
            ))}
            <th scope="col" class="number">
              Covered of testable
            </th>
          </tr>
        </thead>
        <tbody>
          {inventories.map((inventory) => (
            <tr>
              <th scope="row">
                <a href={`#${inventory.name}`}>{titleOfInventory[inventory.name] ?? inventory.name}</a>
              </th>
              {columns.map(([title, key]) => (
                <td class={`number ${inventory[key] === 0 ? "none" : ""}`} data-name={title.toLowerCase()}>
                  {inventory[key]}
                </td>
              ))}
              <td class="number" data-name="covered of testable">
                {percent(inventory.share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HowToStart() {
  return (
    <p>
      Each missing row comes with the command that starts a case for it. Put your topic, subject and case in place of
      the capitals, and add <code>--level implementation</code> where the text does not promise it to every
      implementation. Where a section speaks of several rows, the case names its row under <code>covers</code>.
    </p>
  );
}

const lists = [
  { status: "missing", heading: "Missing" },
  { status: "left-out", heading: "Left out, with the reason" },
  { status: "covered", heading: "Covered" },
  { status: "not-testable", heading: "Not testable: no Python program can show it" },
] as const satisfies readonly { readonly status: CoverageEntry["status"]; readonly heading: string }[];

function Inventory({
  inventory,
  run,
  editRoot,
}: {
  readonly inventory: InventoryCoverage;
  readonly run: ReadonlySet<string>;
  readonly editRoot: string | undefined;
}) {
  const { name, title, source, url, entries } = inventory;
  return (
    <section class="inventory" aria-labelledby={name}>
      <h2 id={name}>{titleOfInventory[name] ?? name}</h2>
      <p>
        <Text text={title} />.
      </p>
      <p class="quiet">
        Source:{" "}
        {url === undefined || !isWebLink(url) ? (
          <Text text={source} />
        ) : (
          <a href={url} rel="external noreferrer">
            <Text text={source} />
          </a>
        )}
      </p>
      <CoverageBar inventory={inventory} />
      {lists.map(({ status, heading }) => {
        const found = entries.filter((entry) => entry.status === status);
        const uncounted = status === "covered" ? found.filter(({ testable }) => testable === "no").length : 0;
        return found.length === 0 ? null : (
          <details id={`${name}-${status}`} open={found.length <= mostOpen}>
            <summary>
              {heading} <span class="count">{found.length}</span>
              {uncounted > 0 && <span class="quiet"> ({uncounted} of them not counted as testable)</span>}
            </summary>
            <ul class="coverage-rows">
              {found.map((entry) => (
                <li>
                  <CoverageRow inventory={name} entry={entry} run={run} from={path} editRoot={editRoot} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** A reason that no longer holds is a mistake in the specs: `pnpm conform coverage` ends with status 2 for it. */
function OutOfDate({ coverage: { staleLeftOut } }: { readonly coverage: Coverage }) {
  if (staleLeftOut.length === 0) return null;
  return (
    <section aria-labelledby="out-of-date">
      <h2 id="out-of-date">Reasons out of date</h2>
      <p>
        <code>specs/inventory/left-out.yaml</code> says why these are left out, but they are covered, or are no rows.
      </p>
      <ul class="coverage-rows">
        {staleLeftOut.map(({ inventory, id, why }) => (
          <li>
            <code>
              <Text text={`${inventory}/${id}`} />
            </code>{" "}
            <span class="quiet">{why === "covered" ? "is covered" : "is not a row"}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
