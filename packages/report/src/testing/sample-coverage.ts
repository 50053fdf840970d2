import type { Coverage, CoverageEntry, InventoryCoverage } from "@pyconform/model";
import { hostileText } from "./hostile-text.js";

/** Made-up coverage of {@link sampleResults}: every state of a row, and hostile texts. */
export function sampleCoverage(): Coverage {
  return {
    inventories: [
      inventoryOf("language-reference", [
        {
          id: "reference/datamodel#immutable-sequences",
          title: "Immutable sequences",
          status: "covered",
          coveredBy: ["immutability/tuple/concat", "immutability/tuple/not-in-this-run"],
        },
        {
          id: "reference/introduction#introduction",
          title: "Introduction",
          status: "covered",
          testable: "no",
          coveredBy: ["immutability/tuple/concat"],
        },
        { id: "reference/expressions#calls", title: "Calls", status: "missing" },
        { id: "reference/introduction#notation", title: "Notation", status: "not-testable", reason: "about the text" },
      ]),
      inventoryOf("free-threading", [
        {
          id: "list-read",
          title: "Reading one element of a list is atomic.",
          anchor: "library/threadsafety#lists",
          testable: "stress",
          status: "missing",
        },
        { id: "freeing", title: "Freeing can be put off.", status: "left-out", reason: "The moment of it is open." },
        ...Array.from({ length: 20 }, (_, index) => ({
          id: `row-${index}`,
          title: `Row ${index} calls sys.exit().`,
          status: "missing" as const,
        })),
      ]),
      inventoryOf("pypy-differences", [
        { id: hostileText, title: hostileText, status: "left-out", reason: hostileText },
        { id: "other", title: hostileText, status: "missing" },
        { id: "more", title: hostileText, status: "covered", coveredBy: Array.from({ length: 7 }, () => hostileText) },
      ]),
    ],
    staleLeftOut: [{ inventory: "sys-module", id: hostileText, why: "unknown" }],
  };
}

function inventoryOf(
  name: InventoryCoverage["name"],
  rows: readonly (Pick<CoverageEntry, "id" | "title" | "status"> & Partial<CoverageEntry>)[],
): InventoryCoverage {
  const citable = name === "language-reference";
  const entries = rows.map((row) => ({
    anchor: citable ? row.id : undefined,
    testable: row.status === "not-testable" ? ("no" as const) : ("yes" as const),
    citable,
    coveredBy: [],
    ...row,
  }));
  const testable = entries.filter((entry) => entry.testable !== "no");
  const count = (status: CoverageEntry["status"]) => testable.filter((entry) => entry.status === status).length;
  return {
    name,
    title: `Rows of ${name}`,
    source: "Made up, 1.0",
    url: name === "pypy-differences" ? "javascript:alert(1)" : "https://example.org/document",
    total: entries.length,
    testable: testable.length,
    covered: count("covered"),
    leftOut: count("left-out"),
    missing: count("missing"),
    share: count("covered") / testable.length,
    entries,
  };
}
