import type { Results } from "@pyconform/model";
import axe from "axe-core";
import { afterAll, describe, expect, test } from "vitest";
import { earlierRun } from "../testing/earlier-run.js";
import { sampleCoverage } from "../testing/sample-coverage.js";
import { sampleResults } from "../testing/sample-results.js";
import { origin, startBrowser, visitSite } from "../testing/visit-site.js";
import { renderSite } from "./render-site.js";

const pypy = "pypy-8.0.1-py3.11";
const sample = sampleResults({ more: 4 });
const results: Results = {
  ...sample,
  interpreters: sample.interpreters.map((each) =>
    each.id === pypy ? { ...each, recorded: { date: "2026-01-01", commit: null } } : each,
  ),
};
const site = renderSite(results, { coverage: sampleCoverage(), previous: earlierRun(results) });
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
});

/** A page of each kind, the home page first. */
const pages = [
  "index.html",
  "search.html?q=tuple",
  "topics/index.html",
  "topics/reference-counting.html",
  "cases/reference-counting/refcount/prompt.html",
  "findings.html",
  "versions.html",
  "matrix.html",
  "matrix/immutability.html",
  "interpreters/index.html",
  `interpreters/${pypy}.html`,
  "compare.html",
  "previous-run.html",
  "coverage.html",
  "how-to-read.html",
];

describe.skipIf(browser === undefined)("reading in Chromium (skipped where /usr/bin/chromium is missing)", () => {
  test("no kind of page is left out", () => {
    const kindOf = (path: string) =>
      path.replace(/\?.*$/u, "").replace(/^(cases|topics|interpreters|matrix)\/(?!index\.html).*$/u, "$1/*");
    const kinds = new Set([...site.keys()].filter((path) => path.endsWith(".html")).map(kindOf));
    expect(new Set(pages.map(kindOf))).toEqual(kinds);
  });

  test("who reads in the dark prints dark on white, and nothing runs off the paper", { timeout: 180_000 }, async () => {
    const { page, close } = await visitSite(browser, site, "index.html", {
      width: 1050,
      colorScheme: "dark",
      bypassCSP: true,
    });
    await page.evaluate("localStorage.setItem('pyconform-theme', 'dark')");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const path of pages) {
      await page.goto(`${origin}${path}`);
      if (path === "matrix.html") await page.locator("tr[data-id]").first().waitFor();
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      await page.evaluate(axe.source);
      const unreadable = await page.evaluate(
        "axe.run({ runOnly: ['color-contrast'] }).then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)))",
      );
      expect(unreadable, path).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(1050);
    }
    await close();
  });

  test("the first Tab skips to the content, and the theme is chosen by keyboard", async () => {
    const { page, trouble, close } = await visitSite(browser, site, "findings.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent.trim()")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
    await page.focus("button.theme");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.documentElement.dataset.theme")).toMatch(/^(?:light|dark)$/u);
    expect(trouble).toEqual([]);
    await close();
  });

  test("a badge is seen from disk and where it is served, and its Markdown names the address that it has", async () => {
    for (const { from, address } of [
      { from: "file:///report/", address: "REPORT" },
      { from: `${origin}deep/`, address: `${origin}deep` },
    ]) {
      const { page, trouble, close } = await visitSite(browser, site, `interpreters/${pypy}.html`, { from });
      const width = await page.evaluate(
        "document.querySelector('.badge img').decode().then(() => document.querySelector('.badge img').naturalWidth)",
      );
      expect(width).toBeGreaterThan(100);
      expect(await page.locator(".badge [data-copy-inline]").textContent()).toMatch(
        new RegExp(
          `^\\[!\\[.*\\]\\(${address}/badges/interpreters/${pypy}\\.svg\\)\\]\\(${address}/interpreters/${pypy}\\.html\\)$`,
          "u",
        ),
      );
      expect(await page.locator(".address-note").isVisible()).toBe(address === "REPORT");
      expect(trouble).toEqual([]);
      await close();
    }
  });

  test("a comparison with an interpreter that was recorded says so, and when", async () => {
    const { page, close } = await visitSite(browser, site, `compare.html?one=cpython-3.15.2&other=${pypy}`);
    await page.locator("#comparison h2").waitFor();
    expect(await page.locator("#comparison").textContent()).toContain(
      `${pypy} was not run for this report: it was recorded on 2026-01-01.`,
    );
    await page.selectOption("select[name=other]", "cpython-3.8.18");
    await page.locator("#comparison h2", { hasText: "cpython-3.8.18" }).waitFor();
    expect(await page.locator("#comparison").textContent()).not.toContain("was not run for this report");
    await close();
  });
});
