import type { CaseReport, Results } from "@pyconform/model";
import { afterAll, describe, expect, test } from "vitest";
import { earlierRun } from "../testing/earlier-run.js";
import { hostileText } from "../testing/hostile-text.js";
import { sampleResults } from "../testing/sample-results.js";
import { startBrowser, visitSite } from "../testing/visit-site.js";
import { visibleText } from "../visible-characters.js";
import { renderSite } from "./render-site.js";

// A line of 10 MB wherever an author or a program can put one.
const line = `${hostileText} ${"long ".repeat(2_000_000)}end`;
const id = "reference-counting/refcount/fresh-local";
const sample = sampleResults({ interpreters: 3, hostile: false });
const results: Results = { ...sample, cases: sample.cases.map((each) => (each.id === id ? longReport(each) : each)) };
const site = renderSite(results, { previous: earlierRun(sample) });
const pages = [...site].filter(([path]) => path.endsWith(".html"));
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
});

function longReport(report: CaseReport): CaseReport {
  const exception = { type: line.slice(0, 50_000), bases: [line.slice(0, 50_000)], message: line };
  const observation = { kind: "raised", exception, stdout: line, stderr: "" } as const;
  const groups = report.finding.groups.map((group, index) => ({
    ...group,
    observation: index === 0 ? observation : ({ kind: "finished", stdout: `${line}${index}`, stderr: "" } as const),
  }));
  const program = { ...report.case.program, code: line };
  return {
    ...report,
    title: line,
    case: { ...report.case, title: line, note: line, program } as CaseReport["case"],
    finding: { ...report.finding, groups },
    results: report.results.map((result, index) => ({
      ...result,
      ...(index === 0
        ? { observation, verdict: { kind: "broken", mismatches: [{ part: "stdout", message: line }] } as const }
        : {}),
    })),
  };
}

test("no page grows with it, and the JSON of the case has it whole", () => {
  for (const [path, html] of pages) expect(html.length, path).toBeLessThan(600_000);
  for (const name of ["cases", "case-texts", "compare-data"])
    expect(site.get(`assets/${name}.js`)?.length, name).toBeLessThan(200_000);
  const { case: authored, results: observed } = JSON.parse(site.get(`cases/${id}.json`) ?? "");
  expect([authored.title, authored.program.code, observed[0].observation.stdout]).toEqual([line, line, line]);
});

describe.skipIf(browser === undefined)("a line of 10 MB in Chromium (skipped where it is missing)", () => {
  test.each([1280, 360])("stands shortened on the page of its case, which scrolls, %d px wide", async (width) => {
    const from = "file:///report/";
    const { page, trouble, close } = await visitSite(browser, site, `cases/${id}.html`, { from, width });
    expect((await page.locator("h1").textContent())?.length).toBeLessThan(1_000);
    expect(await page.locator("#observed ~ .groups .cut").first().textContent()).toBe(
      "The first 7.8 KiB of 9.5 MiB; all of it.",
    );
    expect(await page.locator("[aria-labelledby=program] .cut").textContent()).toContain("of 9.5 MiB");
    expect(await page.locator("[aria-labelledby=program] button.copy").count()).toBe(0);
    await page.locator("details summary").first().click();
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate("Math.ceil(scrollY + innerHeight) >= document.body.scrollHeight")).toBe(true);
    const address = await page
      .locator(".cut a")
      .first()
      .evaluate((link) => (link as HTMLAnchorElement).href);
    expect(site.get(address.slice(from.length))).toBe(`\ufeff${visibleText(line)}`);
    expect(trouble).toEqual([]);
    await close();
  });
});
