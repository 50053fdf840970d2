import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { sampleCoverage } from "../testing/sample-coverage.js";
import { sampleResults } from "../testing/sample-results.js";
import { origin, startBrowser, type Visit, visitSite } from "../testing/visit-site.js";
import { renderSite } from "./render-site.js";

const results = sampleResults({ more: 150 });
const site = renderSite(results, { coverage: sampleCoverage() });
const browser = await startBrowser();
const visit = (path: string, how?: Visit) => visitSite(browser, site, path, how);

afterAll(async () => {
  await browser?.close();
});

describe.skipIf(browser === undefined)("finding in Chromium (skipped where /usr/bin/chromium is missing)", () => {
  test.each([
    "search.html?q=weakref",
    "search.html?q=topik%3Ahash",
    "matrix.html?q=is%3Adiffering&sort=groups",
    "matrix/immutability.html",
  ])("%s is accessible, in both themes, wide and narrow, with its list open", async (path) => {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [360, "dark"],
    ] as const) {
      const { page, trouble, close } = await visit(path, { width, colorScheme, bypassCSP: true });
      if (path.includes("?")) {
        await settled(page);
        await page.focus("#query");
        await page.keyboard.press("End");
        await page.keyboard.type(" level:");
        await page.locator("#query-options [role=option]").first().waitFor();
      }
      await page.evaluate(axe.source);
      const violations = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
      expect(trouble).toEqual([]);
      await close();
    }
  });

  test("the cases are there before the first key where that asks nothing of a network, and only there", async () => {
    const loaded = "globalThis.pyconformCases !== undefined && globalThis.pyconformTexts !== undefined";
    for (const { from, early } of [
      { from: "file:///report/", early: true },
      { from: "http://127.0.0.1/", early: true },
      { from: origin, early: false },
    ]) {
      const { page, trouble, close } = await visit("findings.html", { from });
      if (early) await expect.poll(() => page.evaluate(loaded)).toBe(true);
      await page.evaluate("new Promise((done) => requestIdleCallback(() => setTimeout(done, 50)))");
      expect(await page.evaluate(loaded), from).toBe(early);
      await page.keyboard.press("/");
      await expect.poll(() => page.evaluate(loaded)).toBe(true);
      expect(trouble).toEqual([]);
      await close();
    }
  });

  test("Enter in the header's search shows all that was found, in one line each", async () => {
    const { page, trouble, close } = await visit("topics/immutability.html");
    await page.keyboard.press("/");
    await page.keyboard.type("tuple");
    await page.locator("#search-options [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${origin}search.html?q=tuple`);
    await settled(page);
    expect(await page.locator("output").textContent()).toBe("5 cases found");
    expect(await page.locator(".hits li").first().textContent()).toBe(
      "promised A tuple's items cannot be replaced upheld by all 12 interpreters · portable as it stands",
    );
    expect(trouble).toEqual([]);
    await close();
  });

  test("what may stand at the cursor is chosen by keyboard, and the focus stays in the field", async () => {
    const { page, close } = await visit("search.html");
    await settled(page);
    await page.focus("#query");
    await page.keyboard.type("level:im");
    await page.locator("#query-option-0").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator('#query[aria-activedescendant="query-option-0"]').waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("differs:py");
    await page.locator("#query-option-0", { hasText: "pypy" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator('#query[aria-activedescendant="query-option-0"]').waitFor();
    await page.keyboard.press("Enter");
    expect(await page.inputValue("#query")).toBe("level:implementation differs:pypy ");
    expect(await page.evaluate("document.activeElement.id")).toBe("query");
    await page.keyboard.press("Escape");
    expect(await page.locator("#query-options").isVisible()).toBe(false);
    expect(await page.locator(".hits li").count()).toBeGreaterThan(10);
    expect(new URL(page.url()).searchParams.get("q")).toBe("level:implementation differs:pypy ");
    await close();
  });

  test("a mistake in a query is told, with the next step", async () => {
    const { page, close } = await visit("search.html?q=topik%3Ahash");
    await settled(page);
    expect(await page.locator(".query-mistake").textContent()).toContain('did you mean "topic:"?');
    await close();
  });

  test("who finds nothing is offered the word that was probably meant", async () => {
    const { page, close } = await visit("search.html?q=tupel");
    await settled(page);
    await page.getByText("Did you mean tuple?").click();
    await page.waitForURL(`${origin}search.html?q=tuple`);
    await page.locator("output", { hasText: "5 cases found" }).waitFor();
    expect(await page.locator(".hits li").count()).toBe(5);
    await close();
  });

  test("what the matrix shows stands in the address, and going back shows it again", async () => {
    const { page, trouble, close } = await visit("matrix.html?q=is%3Afailing");
    await settled(page);
    const failing = await page.locator("output").textContent();
    expect(failing).toMatch(/^\d+ of \d+ cases$/);
    await page.fill("#query", "tuple");
    await page.keyboard.type("s");
    await page.waitForURL(`${origin}matrix.html?q=tuples`);
    await page.keyboard.press("Backspace");
    await page.locator("output", { hasText: /^5 of/ }).waitFor();
    expect(await page.locator("tr[data-id]").count()).toBe(5);
    await page.goBack();
    await page.waitForURL(`${origin}matrix.html?q=is%3Afailing`);
    await page.locator("output", { hasText: failing ?? "" }).waitFor();
    expect(trouble).toEqual([]);
    await close();
  });

  test("the matrix is sorted by an interpreter and shows the columns that are chosen", async () => {
    const { page, close } = await visit("matrix.html?q=level%3Alanguage");
    await settled(page);
    await page.locator("thead button", { hasText: "pypy-8.0.1-py3.11" }).click();
    await page.locator("summary").click();
    await page.getByLabel("cpython-3.8.18").uncheck();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get("sort")).toBe("pypy-8.0.1-py3.11");
    expect(searchParams.get("columns")?.split(",")).toHaveLength(11);
    const cells = await page.locator("tr[data-id] td:nth-child(9) .hidden").allTextContents();
    expect(cells[0]).toMatch(/stale deviation|broken/);
    expect(cells.at(-1)).toContain("kept");
    await page.reload();
    await settled(page);
    expect(await page.locator("thead th").count()).toBe(12);
    await close();
  });

  test("the matrix keeps few rows in the document, and arrow keys reach them all", async () => {
    const { page, close } = await visit("matrix.html");
    await settled(page);
    expect(await page.locator("tr[data-id]").count()).toBeLessThan(80);
    await page.locator("tr[data-row='1'] a").focus();
    await page.keyboard.press("ArrowDown");
    await focused(page, 2);
    await page.keyboard.press("End");
    const last = Number(await page.getAttribute("table", "aria-rowcount")) - 2;
    await focused(page, last);
    expect(last).toBeGreaterThan(results.cases.length);
    await page.keyboard.press("ArrowUp");
    await focused(page, last - 1);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cases/**");
    await close();
  });

  test("on paper the matrix has every row", async () => {
    const { page, close } = await visit("matrix.html");
    await settled(page);
    await page.emulateMedia({ media: "print" });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator("tr[data-id]").count()).toBe(results.cases.length);
    expect(await page.locator(".filter").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await expect.poll(() => page.locator("tr[data-id]").count()).toBeLessThan(results.cases.length);
    await close();
  });

  test.each(["index.html", "search.html?q=tuple", "matrix.html"])("nothing moves while %s is built", async (path) => {
    const { page, close } = await visit(path);
    if (!path.startsWith("index")) await settled(page);
    const shift = await page.evaluate(
      `new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) sum += value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 200);
      })`,
    );
    expect(shift).toBe(0);
    await close();
  });

  test("without script the matrix is a table for each topic, and the search says what can be asked", async () => {
    const { page, close } = await visit("matrix.html", { script: false });
    expect(await page.locator("#matrix").isVisible()).toBe(false);
    expect(await page.locator("#search").count()).toBe(0);
    await page.getByRole("main").getByRole("link", { name: "Immutability" }).first().click();
    await page.waitForURL("**/matrix/immutability.html");
    expect(await page.locator("tr[data-id]").count()).toBe(5);
    await page.goto(`${origin}search.html`);
    expect(await page.locator(".query-fields dt").count()).toBeGreaterThan(10);
    await close();
  });
});

/** Waits until the cases are there. */
function settled(page: Page): Promise<void> {
  return page.locator("output", { hasText: /\d+ (?:of \d+ )?cases?|Nothing/ }).waitFor();
}

/** Waits until a row of the matrix has the focus: rows are drawn after the key. */
function focused(page: Page, row: number): Promise<void> {
  return page.locator(`tr[data-row="${row}"] a:focus`).waitFor();
}
