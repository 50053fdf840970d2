import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { sampleCoverage } from "../testing/sample-coverage.js";
import { sampleResults } from "../testing/sample-results.js";
import { renderSite } from "./render-site.js";

const site = renderSite(sampleResults({ more: 12 }), { coverage: sampleCoverage() });
const origin = "http://report.test/";
const browser: Browser | undefined = await chromium
  .launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
  .catch(() => undefined);

afterAll(async () => {
  await browser?.close();
});

interface Visit {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly script?: boolean;
  readonly bypassCSP?: boolean;
}

/** Opens a page of the site; whatever it asks for that is not of the site, or that goes wrong, is noted in `trouble`. */
async function visit(
  path: string,
  { width = 1280, colorScheme = "light", script = true, bypassCSP = false }: Visit = {},
) {
  if (browser === undefined) throw new Error("no browser");
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    javaScriptEnabled: script,
    bypassCSP,
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route("**/*", async (route) => {
    const address = route.request().url();
    const body = address.startsWith(origin)
      ? site.get(decodeURIComponent(new URL(address).pathname.slice(1)))
      : undefined;
    if (body === undefined) trouble.push(`asked for ${address}`);
    await (body === undefined ? route.abort() : route.fulfill({ body, contentType: typeOf(address) }));
  });
  await page.goto(`${origin}${path}`);
  return { page, trouble, close: () => context.close() };
}

function typeOf(address: string): string {
  const types: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
  return types[address.split("?")[0]?.split(".").at(-1) ?? ""] ?? "text/html";
}

const sorts = [
  "index.html",
  "topics/index.html",
  "topics/reference-counting.html",
  "topics/hostile.html",
  "findings.html",
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
    await page.locator("#search-results a").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cases/object-lifetime/weak-references/finalize.html");
    expect(trouble).toEqual([]);
    await close();
  });

  test("what the matrix shows stands in the address", async () => {
    const { page, close } = await visit("matrix.html?show=failing");
    const failing = await rowsShown(page);
    await page.selectOption("select[name=show]", "");
    await page.fill("input[name=q]", "tuple");
    await page.waitForURL(`${origin}matrix.html?q=tuple`);
    expect(await rowsShown(page)).toBe(5);
    expect(failing).toBeGreaterThan(0);
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

  test("everything can be read without script, and nothing is offered that needs it", async () => {
    const { page, close } = await visit("matrix.html", { script: false });
    expect(await page.locator("form.filter").isVisible()).toBe(false);
    expect(await page.locator("#search").isVisible()).toBe(false);
    expect(await rowsShown(page)).toBeGreaterThan(30);
    await close();
  });
});

function rowsShown(page: Page): Promise<number> {
  return page.locator("tr[data-id]:visible").count();
}
