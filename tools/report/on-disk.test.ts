import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { renderSite } from "../../packages/report/src/html/render-site.js";
import { sampleResults } from "../../packages/report/src/testing/sample-results.js";
import { startBrowser } from "../../packages/report/src/testing/visit-site.js";

const folder = mkdtempSync(join(tmpdir(), "report-on-disk-"));
for (const [path, content] of renderSite(sampleResults({ more: 5 }))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(browser === undefined)("a report opened from disk (skipped where /usr/bin/chromium is missing)", () => {
  test("finds cases, keeps what it shows in the address, and asks for nothing but its own files", async () => {
    const page = await (await browser?.newContext())?.newPage();
    if (page === undefined) throw new Error("no page");
    const trouble: string[] = [];
    page.on("pageerror", ({ message }) => trouble.push(message));
    page.on("console", (message) => trouble.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(folder).href)) trouble.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.keyboard.press("/");
    await page.keyboard.type("tuple");
    await page.locator("#search-options [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search.html?q=tuple");
    await page.getByText("show them in the matrix").click();
    await page.waitForURL("**/matrix.html?q=tuple");
    await page.locator("tr[data-id]").first().waitFor();
    await page.fill("#query", "level:language");
    await page.waitForURL("**/matrix.html?q=level%3Alanguage");
    await page.goBack();
    await page.waitForURL("**/matrix.html?q=tuple");
    await page.locator("output", { hasText: /^5 of/ }).waitFor();
    await page.locator("thead button", { hasText: "pypy" }).first().click();
    await page.locator("summary").click();
    await page.getByLabel("cpython-3.8.18").uncheck();
    await page.reload();
    await page.locator("tr[data-id]").first().waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get("q")).toBe("tuple");
    expect(searchParams.get("sort")).toMatch(/^pypy/);
    expect(await page.locator("thead th").count()).toBe(12);
    expect(trouble).toEqual([]);
  });
});
