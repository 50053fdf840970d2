import type { Case } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { computeCoverage } from "./coverage.js";
import type { Inventory, InventoryEntry, LeftOut } from "./load-inventories.js";
import { loadInventories } from "./load-inventories.js";
import { languageCase, projectContext, projectRoot, readSpecs, subjectOf } from "./testing/read-specs.js";

const inventory = (
  name: Inventory["name"],
  ...entries: readonly (Partial<InventoryEntry> & { id: string })[]
): Inventory => ({
  name,
  title: name,
  source: "made up",
  entries: entries.map((entry) => ({ title: entry.id, anchors: [], testable: "yes", ...entry })),
});

async function caseWith(keys: string): Promise<readonly Case[]> {
  const text = languageCase(`code: print(1)\n${keys}expect: { stdout: "1\\n" }\n`);
  const { files } = await readSpecs({ "specs/language/topic/subject.yaml": subjectOf(text) });
  return files.flatMap((file) => file.subject.cases);
}

async function statuses(one: Inventory, cases: readonly Case[], leftOut: LeftOut = {}) {
  const { entries } = computeCoverage(cases, [one], leftOut).inventories[0] ?? { entries: [] };
  return Object.fromEntries(entries.map(({ id, status }) => [id, status]));
}

describe("computeCoverage", () => {
  const anchor = "reference/datamodel#immutable-sequences";

  test("a section is covered by citing its anchor or an alias of it", async () => {
    const cases = await caseWith("");
    const sections = inventory(
      "language-reference",
      { id: anchor, anchors: [anchor] },
      { id: "x#new", anchors: ["x#new", anchor] },
      { id: "x#other", anchors: ["x#other"] },
    );
    expect(await statuses(sections, cases)).toEqual({ [anchor]: "covered", "x#new": "missing", "x#other": "missing" });
    const byAlias = inventory("language-reference", { id: "x#new", anchors: ["x#new", anchor] });
    expect(await statuses(byAlias, cases)).toEqual({ "x#new": "covered" });
  });

  test("fields that share their structure's anchor are covered by name alone", async () => {
    const shared = ["library/sys#sys.version_info"];
    const members = inventory(
      "sys-module",
      { id: "sys.version_info", anchors: shared },
      { id: "sys.version_info.major", anchors: shared },
      { id: "sys.version_info.minor", anchors: shared },
    );
    const cases = await caseWith("covers: sys-module/sys.version_info.minor\n");
    expect(await statuses(members, cases)).toEqual({
      "sys.version_info": "missing",
      "sys.version_info.major": "missing",
      "sys.version_info.minor": "covered",
    });
    const citing = cases.map((one) => ({ ...one, promisedBy: shared, covers: [] }));
    expect(await statuses(members, citing)).toEqual({
      "sys.version_info": "covered",
      "sys.version_info.major": "missing",
      "sys.version_info.minor": "missing",
    });
  });

  test("says of a row whether citing it would do", async () => {
    const shared = ["library/sys#sys.version_info"];
    const rows = [
      { id: "sys.version_info", anchors: shared },
      { id: "sys.version_info.major", anchors: shared },
      { id: "sys.unanchored" },
    ];
    const citable = (name: Inventory["name"]) =>
      computeCoverage([], [inventory(name, ...rows)], {}).inventories[0]?.entries.map((entry) => entry.citable);
    expect(citable("sys-module")).toEqual([true, false, false]);
    expect(citable("free-threading")).toEqual([false, false, false]);
  });

  test("an anchor that none of its rows is named after covers none of them", async () => {
    const shared = [anchor];
    const tools = inventory(
      "sys-module",
      { id: "sys.monitoring.DEBUGGER_ID", anchors: shared },
      { id: "sys.monitoring.COVERAGE_ID", anchors: shared },
    );
    expect(Object.values(await statuses(tools, await caseWith("")))).toEqual(["missing", "missing"]);
  });

  test("rows of other inventories are covered by name alone, not by their anchor", async () => {
    const notes = inventory(
      "implementation-detail-notes",
      { id: "cited", anchors: [anchor] },
      { id: "audit-hook-cantrace" },
    );
    const cases = await caseWith("covers: [implementation-detail-notes/audit-hook-cantrace]\n");
    expect(await statuses(notes, cases)).toEqual({ cited: "missing", "audit-hook-cantrace": "covered" });
  });

  test("what is left out counts as not covered, what cannot be tested not at all", async () => {
    const rows = inventory(
      "free-threading",
      { id: "out" },
      { id: "never", testable: "no", whyNot: "a term" },
      { id: "open", testable: "stress" },
      { id: "hidden", testable: "partly" },
    );
    const [counted] = computeCoverage([], [rows], { "free-threading": { out: "It takes an hour." } }).inventories;
    expect(counted).toMatchObject({ total: 4, testable: 3, covered: 0, leftOut: 1, missing: 2, share: 0 });
    expect(counted?.entries).toMatchObject([
      { id: "out", status: "left-out", reason: "It takes an hour." },
      { id: "never", status: "not-testable", reason: "a term" },
      { id: "open", status: "missing" },
      { id: "hidden", status: "missing" },
    ]);
  });

  test("a reason for a row that is covered, or not there, is out of date", async () => {
    const sections = inventory("language-reference", { id: anchor, anchors: [anchor] });
    const { staleLeftOut } = computeCoverage(await caseWith(""), [sections], {
      "language-reference": { [anchor]: "Too hard.", "x#gone": "Gone." },
    });
    expect(staleLeftOut).toEqual([
      { inventory: "language-reference", id: anchor, why: "covered" },
      { inventory: "language-reference", id: "x#gone", why: "unknown" },
    ]);
  });

  test("says who covers a row, each once", async () => {
    const cases = await caseWith(`covers: ["language-reference/${anchor}"]\n`);
    const [counted] = computeCoverage(
      cases,
      [inventory("language-reference", { id: anchor, anchors: [anchor] })],
      {},
    ).inventories;
    expect(counted?.entries[0]?.coveredBy).toEqual(["topic/subject/example"]);
    expect(counted?.share).toBe(1);
  });
});

describe("the project's inventories", () => {
  test("are read completely, and agree with the quick reading of their ids", async () => {
    const { inventories, diagnostics } = await loadInventories({ root: projectRoot });
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(inventories.map(({ name, entries }) => [name, entries.length]))).toEqual({
      "implementation-detail-notes": 89,
      "language-reference": 281,
      "sys-module": 241,
      "free-threading": 172,
      "pypy-differences": 63,
      "pyodide-constraints": 52,
      "micropython-differences": 82,
      "implementation-latitude": 85,
      "cpython-only-tests": 432,
    });
    const { inventories: quick } = await projectContext();
    for (const { name, entries } of inventories)
      expect([...(quick?.get(name) ?? [])], name).toEqual(entries.map(({ id }) => id));
  });

  test("cite nothing that the index of the documentation lacks", async () => {
    const { inventories } = await loadInventories({ root: projectRoot });
    const { documentation } = await projectContext();
    const anchors = inventories.flatMap(({ entries }) => entries.flatMap((entry) => entry.anchors));
    expect(anchors.length).toBeGreaterThan(700);
    expect(anchors.filter((anchor) => !documentation?.has(anchor))).toEqual([]);
  });
});
