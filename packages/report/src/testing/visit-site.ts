import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** Chromium, or `undefined` where there is none: tests that need it are then skipped. */
export function startBrowser(): Promise<Browser | undefined> {
  return chromium
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
}

/** How a reader comes to a page. */
export interface Visit {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly script?: boolean;
  readonly bypassCSP?: boolean;
  /** Where the site lies: {@link origin}, or a folder such as `file:///report/`. */
  readonly from?: string;
}

/** A page that is open. */
export interface Visited {
  readonly page: Page;
  /** Whatever the page asked for that is not of the site, and whatever went wrong. */
  readonly trouble: readonly string[];
  close(): Promise<void>;
}

/** Where {@link visitSite} serves a site. */
export const origin = "http://report.test/";

/** Opens a page of a site that is served from memory: no request can leave it. */
export async function visitSite(
  browser: Browser | undefined,
  site: ReadonlyMap<string, string>,
  path: string,
  { width = 1280, colorScheme = "light", script = true, bypassCSP = false, from = origin }: Visit = {},
): Promise<Visited> {
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
    const [file = ""] = address.startsWith(from) ? address.slice(from.length).split(/[?#]/u) : [];
    const body = site.get(decodeURIComponent(file));
    if (body === undefined) trouble.push(`asked for ${address}`);
    await (body === undefined ? route.abort() : route.fulfill({ body, contentType: typeOf(address) }));
  });
  await page.goto(`${from}${path}`);
  return { page, trouble, close: () => context.close() };
}

/** What axe finds wrong with a page: the rule and the first element. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))");
}

/**
 * A script that opens all that is folded and gives the names of tables that scroll sideways: on a narrow screen none does
 * but the matrix, whose columns are what it shows.
 */
export const wideTables = `(() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  return [...document.querySelectorAll(".scroll:has(> table)")]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map(({ ariaLabel }) => ariaLabel);
})()`;

function typeOf(address: string): string {
  const types: Readonly<Record<string, string>> = {
    js: "text/javascript",
    css: "text/css",
    svg: "image/svg+xml",
    txt: "text/plain",
  };
  return types[address.split("?")[0]?.split(".").at(-1) ?? ""] ?? "text/html";
}
