import { describe, expect, test } from "vitest";
import { sampleCoverage } from "../../testing/sample-coverage.js";
import { sampleResults } from "../../testing/sample-results.js";
import { renderSite } from "../render-site.js";

const results = sampleResults();
const site = renderSite(results, { coverage: sampleCoverage() });
const html = site.get("coverage.html") ?? "";

/** What stands on the page about one row. */
function rowOf(title: string): string {
  return html.split(/<li>(?=<a class="row-title"|[A-Z])/).find((part) => part.includes(title)) ?? "no such row";
}

describe("the page of coverage", () => {
  test("is there, and in the navigation of every page, where coverage is known", () => {
    expect(html).toContain("<h1>Coverage</h1>");
    for (const [path, page] of site)
      if (path.endsWith(".html")) expect(page, path).toMatch(/<a href="[./]*coverage\.html"[^>]*>Coverage</);
  });

  test("is not there where it is not known", () => {
    const without = renderSite(results);
    expect(without.has("coverage.html")).toBe(false);
    expect([...without.values()].filter((page) => page.includes("coverage.html"))).toEqual([]);
  });

  test("counts rows by inventory", () => {
    expect(html).toMatch(
      /Language Reference<\/a><\/th><td class="number " data-name="rows">4<\/td><td class="number " data-name="testable">2<\/td><td class="number " data-name="covered">1<\/td><td class="number none" data-name="left out">0<\/td><td class="number " data-name="missing">1<\/td><td class="number" data-name="covered of testable">50.0\u00a0%<\/td>/,
    );
  });

  test("draws a bar that says in words what it shows", () => {
    expect(html).toContain('role="img" aria-label="Of 22 testable rows, 0 covered, 1 left out, 21 missing"');
    expect(html).toContain('<rect class="bar-leftOut" x="0" y="0" width="1" height="1"></rect>');
    expect(html).toContain('<rect class="bar-missing" x="1" y="0" width="21" height="1"></rect>');
  });

  test("links a covered row to its cases, except to those without a page", () => {
    const row = rowOf("Immutable sequences");
    expect(row).toContain('<a href="cases/immutability/tuple/concat.html">');
    expect(row).toContain("immutability/tuple/not-in-this-run (not in this run)");
  });

  test("gives the reason of what is left out and of what cannot be tested", () => {
    expect(rowOf("Freeing can be put off.")).toContain("The moment of it is open.");
    expect(rowOf("Notation")).toContain("about the text");
  });

  test("starts a case for a missing row, and links to its section", () => {
    const row = rowOf(">Calls<");
    expect(row).toContain("pnpm conform new TOPIC/SUBJECT/CASE --cite reference/expressions#calls</code>");
    expect(row).toContain('href="https://docs.python.org/3.15/reference/expressions.html#calls"');
    expect(row).not.toContain("covers:");
  });

  test("starts a case on the web where the specs can be edited there, with what is known of it", () => {
    const linked = renderSite(results, {
      coverage: sampleCoverage(),
      editRoot: "https://example.org/pyconform/edit/main",
    });
    const [, address = ""] =
      /<a href="([^"]*)">start it on the web</.exec(
        (linked.get("coverage.html") ?? "").split("Reading one element")[1] ?? "",
      ) ?? [];
    const { pathname, searchParams } = new URL(address.replaceAll("&amp;", "&"));
    expect(pathname).toBe("/pyconform/new/main/specs/language");
    expect(searchParams.get("value")).toContain("    covers: [free-threading/list-read]\n    code: |\n");
    expect(html).not.toContain("start it on the web");
  });

  test("says where citing a section is not enough to cover its row", () => {
    expect(rowOf("Reading one element")).toContain("covers: free-threading/list-read</code>");
  });

  test("folds long lists, and leaves short ones open", () => {
    expect(html).toContain('<details id="free-threading-missing"><summary>Missing <span class="count">21</span>');
    expect(html).toContain('<details id="free-threading-left-out" open>');
  });

  test("names reasons that are out of date", () => {
    expect(html).toContain("Reasons out of date");
    expect(html).toContain("is not a row");
  });

  test("says how many covered rows do not count as testable", () => {
    expect(html).toContain(
      'Covered <span class="count">2</span><span class="quiet"> (1 of them not counted as testable)',
    );
  });
});
