import { afterAll, describe, expect, test } from "vitest";
import { sampleResults } from "../../testing/sample-results.js";
import { startBrowser, visitSite } from "../../testing/visit-site.js";
import { isVisible } from "../../visible-characters.js";
import { renderSite } from "../render-site.js";
import { renderRunnable, runnablePath } from "./runnable.js";

// With an interpreter beside the report: tools/report/run-here.test.ts.
const site = renderSite(sampleResults());
const page = "cases/immutability/tuple/mutable-item.html";
const runnable = { interpreter: "none-1", worker: "run/none-1/worker.js", bytes: 1024 };
const served = new Map([...site, [runnablePath, renderRunnable(runnable)]]);
const hint = /^pnpm conform open serves this report/;
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
});

test("a page carries its program and what was observed, in letters that show", () => {
  const html = site.get("cases/hostile/output/everything.html") ?? "";
  const [, text = ""] = / data-case="([^"]*)"/.exec(html) ?? [];
  expect(text).toContain("alert(1)");
  expect(text).not.toMatch(/[<>\n]/);
  expect(isVisible(text)).toBe(true);
});

describe.skipIf(browser === undefined)("the offer to run a program (skipped where there is no Chromium)", () => {
  test.each([
    ["from disk", site, `${page}?predict`, { from: "file:///report/" }],
    ["from disk beside an interpreter", served, `${page}?predict`, { from: "file:///report/" }],
    ["served without an interpreter", site, `${page}?predict`, {}],
    ["without script", served, page, { script: false }],
  ])("is not made %s: the page says how to get it, and hides nothing", async (_, files, path, how) => {
    const { page: shown, trouble, close } = await visitSite(browser, files, path, how);
    const run = shown.locator(".run-here-body");
    await expect.poll(() => run.textContent()).toMatch(hint);
    await expect.poll(() => shown.locator("#observed").isVisible()).toBe(true);
    expect(await run.locator("button").count()).toBe(0);
    expect(trouble).toEqual([]);
    await close();
  });

  test.each([1280, 360])("is made without moving the page, %d px wide", async (width) => {
    const { page: shown, trouble, close } = await visitSite(browser, served, page, { width });
    const run = shown.locator(".run-here-body");
    await run.getByRole("button", { name: "Predict, then run" }).waitFor();
    const moved = await shown.evaluate(`new Promise((resolve) => {
      const told = (list) => list.getEntries().flatMap(({ sources }) => sources.map(({ node }) => node?.outerHTML?.slice(0, 80)));
      new PerformanceObserver((list) => resolve(told(list))).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve([]), 200);
    })`);
    expect(moved).toEqual([]);
    expect(trouble).toEqual([]);
    await close();
  });

  test("tells when the interpreter does not start", async () => {
    const { page: shown, close } = await visitSite(browser, served, page);
    await shown.getByRole("button", { name: "Run", exact: true }).click();
    await shown.locator(".run-state", { hasText: /^none-1 did not start: / }).waitFor();
    await close();
  });
});
