import { afterAll, describe, expect, test } from "vitest";
import { sampleCoverage } from "../testing/sample-coverage.js";
import { sampleResults } from "../testing/sample-results.js";
import { origin, startBrowser, type Visit, violations, visitSite, wideTables } from "../testing/visit-site.js";
import { renderSite } from "./render-site.js";

const site = renderSite(sampleResults({ more: 12 }), { coverage: sampleCoverage() });
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
});

/** Opens a page of the site. */
function visit(path: string, how?: Visit) {
  return visitSite(browser, site, path, how);
}

const sorts = [
  "index.html",
  "topics/index.html",
  "topics/reference-counting.html",
  "topics/hostile.html",
  "findings.html",
  "search.html",
  "matrix.html",
  "coverage.html",
  "how-to-read.html",
  "interpreters/index.html",
  "interpreters/pypy-8.0.1-py3.11.html",
  "cases/reference-counting/refcount/prompt.html",
  "cases/hostile/output/everything.html",
];

describe.skipIf(browser === undefined)("in Chromium (skipped where /usr/bin/chromium is missing)", () => {
  test.each(sorts)(
    "%s is accessible, in both themes, wide and narrow, and asks nothing of the network",
    async (path) => {
      for (const [width, colorScheme] of [
        [1280, "light"],
        [360, "dark"],
      ] as const) {
        const { page, trouble, close } = await visit(path, { width, colorScheme, bypassCSP: true });
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
          0,
        );
        if (width === 360) expect(await page.evaluate(wideTables)).toEqual([]);
        expect(trouble).toEqual([]);
        await close();
      }
    },
  );

  test("the security policy lets the site's own style and script work", async () => {
    const { page, trouble, close } = await visit("cases/hostile/output/everything.html");
    expect(await page.locator("button.theme").isVisible()).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.program-box')).position")).toBe("relative");
    expect(trouble).toEqual([]);
    await close();
  });

  test("the search is reached, asked and followed by keyboard", async () => {
    const { page, trouble, close } = await visit("topics/immutability.html");
    await page.keyboard.press("/");
    await page.keyboard.type("weakref fina");
    await page.locator("#search-options [role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cases/object-lifetime/weak-references/finalize.html");
    expect(trouble).toEqual([]);
    await close();
  });

  test("the chosen theme stays", async () => {
    const { page, close } = await visit("index.html");
    await page.click("button.theme");
    await page.click("button.theme");
    await page.goto(`${origin}findings.html`);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(21, 24, 27)");
    await close();
  });
});
