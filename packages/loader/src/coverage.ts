import type { Case, Coverage, CoverageEntry, InventoryCoverage, InventoryName } from "@pyconform/model";
import type { Inventory, InventoryEntry, LeftOut } from "./load-inventories.js";

/** Sources of further cases; the other inventories are counted. */
const notCounted: ReadonlySet<InventoryName> = new Set<InventoryName>([
  "implementation-latitude",
  "cpython-only-tests",
]);

/** Inventories whose rows a citation of their anchor covers. In the others an anchor stands for many rows: `covers` names the row. */
const coveredByCitation: ReadonlySet<InventoryName> = new Set<InventoryName>(["language-reference", "sys-module"]);

/** Counts which rows of the inventories the cases show. Pure; a case that is not applicable everywhere counts like any other. */
export function computeCoverage(cases: readonly Case[], inventories: readonly Inventory[], leftOut: LeftOut): Coverage {
  const byCitation = index(cases, (one) => (one.level === "language" ? one.promisedBy : one.documentedIn));
  const byName = index(cases, (one) => one.covers);
  const result = inventories
    .filter(({ name }) => !notCounted.has(name))
    .map((inventory) => inventoryCoverage(inventory, byCitation, byName, leftOut));
  return { inventories: result, staleLeftOut: staleReasons(result, leftOut) };
}

type CaseIndex = ReadonlyMap<string, readonly string[]>;

function index(cases: readonly Case[], keysOf: (one: Case) => readonly string[]): CaseIndex {
  const found = new Map<string, string[]>();
  for (const one of cases) {
    for (const key of new Set(keysOf(one))) found.set(key, [...(found.get(key) ?? []), one.id]);
  }
  return found;
}

function inventoryCoverage(
  inventory: Inventory,
  byCitation: CaseIndex,
  byName: CaseIndex,
  leftOut: LeftOut,
): InventoryCoverage {
  const { name, title, source, url } = inventory;
  const owners = anchorOwners(inventory.entries);
  const reasons = leftOut[name] ?? {};
  const entries = inventory.entries.map((entry): CoverageEntry => {
    const [anchor] = entry.anchors;
    const cited = coveredByCitation.has(name) ? entry.anchors.filter((each) => owners.get(each) === entry.id) : [];
    const coveredBy = [
      ...new Set([
        ...(byName.get(`${name}/${entry.id}`) ?? []),
        ...cited.flatMap((each) => byCitation.get(each) ?? []),
      ]),
    ].sort();
    const reason = Object.hasOwn(reasons, entry.id) ? reasons[entry.id] : undefined;
    const status =
      coveredBy.length > 0
        ? "covered"
        : entry.testable === "no"
          ? "not-testable"
          : reason === undefined
            ? "missing"
            : "left-out";
    return {
      id: entry.id,
      title: entry.title,
      anchor,
      testable: entry.testable,
      citable: anchor !== undefined && cited.includes(anchor),
      status,
      coveredBy,
      reason: status === "covered" ? undefined : (reason ?? entry.whyNot),
    };
  });
  const testable = entries.filter((entry) => entry.testable !== "no");
  const count = (status: CoverageEntry["status"]) => testable.filter((entry) => entry.status === status).length;
  const covered = count("covered");
  return {
    name,
    title,
    source,
    url,
    total: entries.length,
    testable: testable.length,
    covered,
    leftOut: count("left-out"),
    missing: count("missing"),
    share: testable.length === 0 ? 1 : covered / testable.length,
    entries,
  };
}

/**
 * The one row that a citation of an anchor covers: the only row with that anchor, or the one that it is the name of.
 * Fields without an anchor of their own share their structure's: citing that covers the structure, and each field is
 * covered only by `covers: [sys-module/<id>]`. An anchor that rows share and none is the name of covers no row.
 */
function anchorOwners(entries: readonly InventoryEntry[]): ReadonlyMap<string, string> {
  const sharing = new Map<string, string[]>();
  for (const { id, anchors } of entries) {
    for (const anchor of anchors) sharing.set(anchor, [...(sharing.get(anchor) ?? []), id]);
  }
  const owners = [...sharing].map(([anchor, ids]) => {
    const named = ids.find((id) => anchor === id || anchor.endsWith(`#${id}`));
    return [anchor, ids.length === 1 ? ids[0] : named] as const;
  });
  return new Map(owners.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

function staleReasons(inventories: readonly InventoryCoverage[], leftOut: LeftOut): Coverage["staleLeftOut"] {
  return inventories.flatMap(({ name, entries }) => {
    const status = new Map(entries.map((entry) => [entry.id, entry.status]));
    return Object.keys(leftOut[name] ?? {})
      .filter((id) => status.get(id) === undefined || status.get(id) === "covered")
      .map((id) => ({ inventory: name, id, why: status.has(id) ? ("covered" as const) : ("unknown" as const) }));
  });
}
