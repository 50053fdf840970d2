import type { Citation } from "./case.js";

/** The inventories: lists of what one document says, whose rows a case may cover. */
export const inventoryNames = [
  "implementation-detail-notes",
  "language-reference",
  "sys-module",
  "free-threading",
  "pypy-differences",
  "pyodide-constraints",
  "micropython-differences",
  "implementation-latitude",
  "cpython-only-tests",
] as const;

/** See {@link inventoryNames}. */
export type InventoryName = (typeof inventoryNames)[number];

/** One row of an inventory and who covers it. */
export interface CoverageEntry {
  readonly id: string;
  readonly title: string;
  /** Citation that leads to it, where there is one. */
  readonly anchor?: Citation | undefined;
  /** `stress`: only by many threads at once, and a pass is weak evidence. */
  readonly testable: "yes" | "partly" | "stress" | "no";
  /** Whether a case that cites `anchor` covers it; else a case names it under `covers`. */
  readonly citable: boolean;
  /**
   * `covered` by cases; `left-out` with a reason; `missing` with neither; `not-testable` by Python code.
   * A row that is covered is `covered` whatever else is said of it.
   */
  readonly status: "covered" | "left-out" | "missing" | "not-testable";
  /** Ids of the cases that show it. */
  readonly coveredBy: readonly string[];
  /** Why it is left out, or cannot be tested. */
  readonly reason?: string | undefined;
}

/** How much of one inventory is shown by cases. */
export interface InventoryCoverage {
  readonly name: InventoryName;
  readonly title: string;
  readonly source: string;
  /** Where the document can be read, for rows without a citation. */
  readonly url?: string | undefined;
  /** Rows. */
  readonly total: number;
  /** Rows that Python code can show at all: the denominator of `share`. */
  readonly testable: number;
  /** Testable rows that a case covers. */
  readonly covered: number;
  /** Testable rows that no case covers, for a stated reason. */
  readonly leftOut: number;
  /** Testable rows that no case covers and nothing is said of. */
  readonly missing: number;
  /** `covered / testable`, from 0 to 1; what is left out counts as not covered. */
  readonly share: number;
  readonly entries: readonly CoverageEntry[];
}

/** How much of what the documents say is shown by cases. */
export interface Coverage {
  readonly inventories: readonly InventoryCoverage[];
  /** Rows with a reason for being left out that a case covers, or that do not exist: the reason is out of date. */
  readonly staleLeftOut: readonly {
    readonly inventory: InventoryName;
    readonly id: string;
    readonly why: "covered" | "unknown";
  }[];
}
