import axe from "axe-core";
import { afterAll, describe, expect, test } from "vitest";
import { brokenOn, earlierRun } from "../testing/earlier-run.js";
import { sampleResults } from "../testing/sample-results.js";
import { origin, startBrowser, type Visit, visitSite, wideTables } from "../testing/visit-site.js";
import { renderSite } from "./render-site.js";

const results = sampleResults({ more: 4 });
const site = renderSite(results, { previous: earlierRun(results), editRoot: "https://example.org/edit/main" });
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
});

const pages = [
  "versions.html",
  "compare.html",
  "previous-run.html",
  "findings.html",
  "how-to-read.html",
  "topics/index.html",
  "topics/reference-counting.html",
  "interpreters/index.html",
  `interpreters/${brokenOn}.html`,
  "cases/reference-counting/refcount/prompt.html",
  "cases/hostile/output/everything.html",
];

/** Opens one page, then the others in the same window. */
async function visitAll(
  how: Visit,
  look: (path: string, trouble: readonly string[], ask: (script: string) => Promise<unknown>) => Promise<void>,
) {
  const { page, trouble, close } = await visitSite(browser, site, pages[0] ?? "", how);
  for (const path of pages) {
    await page.goto(`${how.from ?? origin}${path}`);
    await look(path, trouble, (script) => page.evaluate(script));
  }
  await close();
}

describe.skipIf(browser === undefined)("the pages that explain, in Chromium (skipped where it is missing)", () => {
  test.each([
    { width: 1280, colorScheme: "light" },
    { width: 360, colorScheme: "dark" },
  ] as const)("are accessible and fit at $width px, $colorScheme, and no request leaves", async (how) => {
    await visitAll({ ...how, bypassCSP: true }, async (path, trouble, ask) => {
      await ask(axe.source);
      const violations = await ask(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
      );
      expect(violations, path).toEqual([]);
      const overflow = await ask("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(overflow, path).toBe(0);
      if (how.width === 360) expect(await ask(wideTables), path).toEqual([]);
      expect(trouble, path).toEqual([]);
    });
  });

  test("work from disk under their security policy", async () => {
    await visitAll({ from: "file:///report/" }, async (path, trouble, ask) => {
      expect(await ask("getComputedStyle(document.querySelector('main')).maxWidth"), path).toBe("1088px");
      expect(trouble, path).toEqual([]);
    });
  });

  test("read without scripts, and offer nothing that needs them", async () => {
    const { page, close } = await visitSite(browser, site, "compare.html", { script: false });
    expect(await page.locator("form.pair").isVisible()).toBe(false);
    expect(await page.locator("#heat-map-title").count()).toBe(1);
    expect(await page.locator("table.pairs a").count()).toBe(12 * 11 + 12);
    await page.goto(`${origin}interpreters/${brokenOn}.html`);
    await page.click(".work-list a[href='#differs']");
    expect(await page.locator("#differs").isVisible()).toBe(true);
    await close();
  });

  test("compare the two interpreters that the address names, chosen by keyboard", async () => {
    const from = "file:///report/";
    const start = `compare.html?one=cpython-3.8.18&other=${brokenOn}`;
    const { page, trouble, close } = await visitSite(browser, site, start, { from });
    const heading = page.locator("#comparison h2");
    await heading.waitFor();
    expect(await heading.textContent()).toBe(`cpython-3.8.18 and ${brokenOn}`);
    const all = await page.locator("#comparison li").count();
    expect(await page.locator("#comparison .lead").textContent()).toContain(`differ in ${all} cases`);
    await page.focus("select[name=level]");
    await page.keyboard.type("language");
    await page.waitForFunction("location.search.includes('level=language')");
    const promised = await page.locator("#comparison li").count();
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThan(all);
    await page.reload();
    await heading.waitFor();
    expect(await page.locator("#comparison li").count()).toBe(promised);
    expect(await page.locator("#comparison script, #comparison img").count()).toBe(0);
    expect(trouble).toEqual([]);
    await close();
  });

  test("of a square of the chart show what those two differ in", async () => {
    const { page, close } = await visitSite(browser, site, "compare.html");
    const square = page.locator("[data-pair='1 9']");
    const drawn = await square.textContent();
    await square.click();
    const heading = page.locator("#comparison h2", { hasText: `cpython-3.14.10 and ${brokenOn}` });
    await heading.waitFor();
    expect(await page.locator("#comparison li").count()).toBe(Number(drawn));
    await close();
  });

  test("print their charts and nothing to click", async () => {
    const { page, close } = await visitSite(browser, site, "findings.html");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#topic-chart-title").locator("..").isVisible()).toBe(true);
    expect(await page.locator(".contents-of-page, .site-header nav").first().isVisible()).toBe(false);
    await page.goto(`${origin}compare.html`);
    expect(await page.locator("form.pair").isVisible()).toBe(false);
    await close();
  });
});
