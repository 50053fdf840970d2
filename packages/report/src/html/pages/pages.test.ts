import type { CaseReport, Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { brokenOn, brokenSince, earlierRun, removedSince } from "../../testing/earlier-run.js";
import { hostileText } from "../../testing/hostile-text.js";
import { sampleResults } from "../../testing/sample-results.js";
import { scriptValue } from "../../testing/script-value.js";
import { isVisible } from "../../visible-characters.js";
import { renderSite } from "../render-site.js";

const results = sampleResults({ more: 10, interpreters: 14 });
const site = renderSite(results, { previous: earlierRun(results) });

function page(path: string, of: ReadonlyMap<string, string> = site): string {
  return of.get(path) ?? `no page ${path}`;
}

/** What a reader of the page sees, without markup. */
function words(html: string): string {
  return html
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ");
}

/** One section of a page, from its heading to the next of the same rank. */
function section(html: string, id: string): string {
  return html.split(`<h2 id="${id}"`)[1]?.split("<h2")[0] ?? `no section ${id}`;
}

/** The results with one case changed. */
function withCase(id: string, change: (report: CaseReport) => CaseReport): Results {
  return { ...results, cases: results.cases.map((report) => (report.id === id ? change(report) : report)) };
}

describe("versions", () => {
  const html = page("versions.html");

  test("lists a case under the version that changed it, with what it was and became", () => {
    const found = words(section(html, "in-3.12"));
    expect(found).toMatch(
      /An object is finalized when its last name goes .*?\(reached the time limit of 30 s\) → then 2/u,
    );
  });

  test("has no section for a version that changed nothing", () => {
    expect(html).not.toContain('id="in-3.14"');
  });

  test("draws as many as it lists", () => {
    const listed = section(html, "in-3.12").match(/class="case-title"/gu)?.length ?? 0;
    expect(listed).toBeGreaterThan(0);
    expect(html).toContain(`3.12: ${listed}`);
  });

  test("says so where no implementation was run in several versions", () => {
    const single = { ...results, interpreters: results.interpreters.slice(0, 1) };
    expect(words(page("versions.html", renderSite(single)))).toContain("In this run none was");
  });
});

describe("a case", () => {
  const html = page("cases/reference-counting/refcount/prompt.html");

  test("that a version changed has its timeline, in words and as a table too", () => {
    expect(html).toMatch(/<desc id="timeline-chart-desc">On cpython: B from 3\.8, A from 3\.12\.<\/desc>/u);
    expect(words(html)).toContain("cpython 3.11 cpython-3.11.7");
  });

  test("that no version changed says so", () => {
    expect(words(page("cases/byte-order/native/order.html"))).toContain("No version changed it");
  });

  test("tells the command that runs it on the same interpreters, at the same commit", () => {
    expect(html).toContain("--interpreter cpython-3.15.2 --interpreter cpython-3.14.10");
    expect(html).toContain("git switch --detach 0123456789abcdef0123456789abcdef01234567");
  });

  test("has a link to edit it where that is known, and none where it is not", () => {
    expect(html).not.toContain("Edit it");
    const known = renderSite(results, { editRoot: "https://example.org/edit/main" });
    expect(page("cases/reference-counting/refcount/prompt.html", known)).toContain(
      '<a href="https://example.org/edit/main/specs/sample.yaml#L7">Edit it</a>',
    );
  });

  test("that holds until a version cites the documentation of that version", () => {
    const until = withCase("immutability/tuple/hash", (report) => ({
      ...report,
      case: {
        ...report.case,
        program: { ...report.case.program, requires: [{ kind: "language-version", until: "3.11" }] },
      },
    }));
    expect(page("cases/immutability/tuple/hash.html", renderSite(until))).toContain("docs.python.org/3.11/");
    expect(page("cases/immutability/tuple/hash.html")).toContain("docs.python.org/3.15/");
  });
});

describe("an interpreter", () => {
  const html = page(`interpreters/${brokenOn}.html`);

  test("has a work list whose numbers are those of its sections", () => {
    const rows = [...html.matchAll(/<a href="#([a-z-]+)"><strong>(\d+)<\/strong>/gu)];
    expect(rows.map(([, id]) => id)).toEqual(["broken", "known-deviation", "differs"]);
    for (const [, id = "", number] of rows)
      expect(section(html, id).match(/class="case-title"/gu), id).toHaveLength(Number(number));
  });

  test("tells what changed since the previous run", () => {
    const found = words(section(html, "since"));
    expect(found).toContain("No longer as expected 1");
    expect(found).toContain("kept → then ✗ broken");
    expect(found).toContain("kept → then AttributeError");
  });

  test("that was not in the previous run is said to be new", () => {
    expect(words(section(page("interpreters/cpython-3.15.2.html"), "since"))).toContain("not in the previous run");
  });

  test("links to its comparison with every other", () => {
    expect(html).toContain(`compare.html?one=${brokenOn}&amp;other=cpython-3.8.18`);
  });
});

describe("the previous run", () => {
  test("has a page of what changed, by interpreter", () => {
    const found = words(page("previous-run.html"));
    expect(found).toContain("2026-01-01 03:04 UTC");
    expect(found).toMatch(new RegExp(`${brokenOn} \\d+ changed No longer as expected 1`, "u"));
    expect(found).toContain(removedSince);
    expect(found).toContain("before");
  });

  test("that has nothing in common with this one is not compared", () => {
    const other = { ...results, cases: results.cases.map((report) => ({ ...report, id: `${report.id}-other` })) };
    expect(renderSite(results, { previous: other }).has("previous-run.html")).toBe(false);
  });

  test("that is the same has a page that says so", () => {
    expect(words(page("previous-run.html", renderSite(results, { previous: results })))).toContain("Nothing changed.");
  });

  test("of another outcome that the document leaves open is told as chance", () => {
    const open = (stdout: string) =>
      withCase(brokenSince, (report) => ({
        ...report,
        case:
          report.case.level === "language"
            ? { ...report.case, expect: { oneOf: [{ stdout: "a" }, { stdout: "b" }], never: [] } }
            : report.case,
        results: report.results.map((result) => ({
          ...result,
          verdict: { kind: "kept" },
          observation: { kind: "finished", stdout, stderr: "" },
        })),
      }));
    const found = words(page("previous-run.html", renderSite(open("a"), { previous: open("b") })));
    expect(found).toContain("Another observation that may vary from run to run");
  });
});

describe("two interpreters", () => {
  test("are compared by data in which nothing is hidden and nothing is markup", () => {
    const data = page("assets/compare-data.js");
    expect(data).not.toMatch(/[<>\u2028\u2029]/u);
    expect(isVisible(data)).toBe(true);
    const value = scriptValue(data) as { both: number[][] };
    expect(value.both[0]?.[0]).toBe(results.cases.length);
  });

  test("have as many differences in the chart as in the table", () => {
    const html = page("compare.html");
    const [, drawn = ""] = /<g data-pair="0 9">.*?<text[^>]*>(\d+)<\/text>/u.exec(html) ?? [];
    expect(Number(drawn)).toBeGreaterThan(0);
    expect(html).toContain(`<a href="compare.html?one=cpython-3.15.2&amp;other=${brokenOn}">${drawn}</a> of`);
  });
});

describe("a topic", () => {
  const html = page("topics/reference-counting.html");

  test("names its subject, what it holds, and who observed what in few words", () => {
    const found = words(html);
    expect(found).toContain("Memory management");
    expect(found).toContain("4 behaviours that nobody promises");
    expect(found).toContain("cpython 3.8 to 3.11");
  });

  test("leads on to the next in the order of the table of contents", () => {
    expect(page("topics/object-lifetime.html")).toMatch(
      /<a href="\.\.\/topics\/reference-counting\.html" rel="next">/u,
    );
  });
});

test("findings are drawn with the numbers of the table", () => {
  const html = page("findings.html");
  const [, table = ""] = html.split("<tbody>");
  const numbers = [...(table.split("</tbody>")[0] ?? "").matchAll(/<td class="number[^"]*"[^>]*>(\d+)/gu)].map(
    ([, n]) => n,
  );
  const drawn = [...html.matchAll(/<circle[^>]*><\/circle><text[^>]*>(\d+)/gu)].map(([, n]) => n);
  expect(drawn).toEqual(numbers.filter((number) => number !== "0"));
  expect(drawn.length).toBeGreaterThan(5);
});

test("a line of 10 MB, bytes that are not UTF-8 and marks in every name make small pages of text", () => {
  const line = `${hostileText.replaceAll("\n", " ")}${"x".repeat(10_000_000)}`;
  const id = "reference-counting/refcount/fresh-local";
  const loud = withCase(id, (report) => ({
    ...report,
    finding: {
      ...report.finding,
      groups: report.finding.groups.map(({ interpreters }, index) => ({
        observation: { kind: "finished", stdout: `${line}${index}`, stderr: "" },
        interpreters,
      })),
    },
  }));
  const named = JSON.stringify(`cpython-3.8.18${hostileText}`);
  const hostile = JSON.parse(JSON.stringify(loud).replaceAll('"cpython-3.8.18"', named)) as Results;
  const made = renderSite(hostile, { previous: earlierRun(hostile) });
  for (const [path, html] of made) {
    if (!path.endsWith(".html")) continue;
    expect(html.length, path).toBeLessThan(600_000);
    expect(html, path).not.toMatch(
      /<script>|<img(?! src="\.\.\/badges\/[a-z]+\/[\w.-]+\.svg" alt=")|<!--| style=|javascript:/u,
    );
    expect(isVisible(html), path).toBe(true);
  }
  const file = made.get(`cases/${id}.json`) ?? "";
  expect(file).not.toMatch(unsafe);
  expect(JSON.parse(file).finding.groups[0].observation.stdout).toBe(`${line}0`);
});

/** What could do something where JSON is shown or put into a page. */
const unsafe = /[<>\p{Cf}\p{Zl}\p{Zp}]|\p{Cc}(?!$)/u;
