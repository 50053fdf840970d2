import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import pyodide from "../../implementations/pyodide/src/index.js";
import { runHere } from "../../packages/cli/src/open/run-here.js";
import { serveReport } from "../../packages/cli/src/open/serve-report.js";
import { renderSite } from "../../packages/report/src/html/render-site.js";
import { sampleResults } from "../../packages/report/src/testing/sample-results.js";
import { startBrowser, violations } from "../../packages/report/src/testing/visit-site.js";

// The report as `pnpm conform open` serves it, and on a plain server, with Pyodide in Chromium.
const id = "immutability/tuple/mutable-item";
const folder = mkdtempSync(join(tmpdir(), "run-here-"));
for (const [path, content] of renderSite(withOutcomesOf(id))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
const interpreter = runHere([pyodide]);
const own = serveReport({ folder, ...interpreter });
const origin = await listen(own);

/** What `--run-here` writes, on a server that knows of few types of files, and says nothing of a security policy. */
const plain = createServer((request, response) => {
  const path = new URL(request.url ?? "", "http://localhost").pathname.slice(1);
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };
  response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
  response.end(interpreter.texts.get(path) ?? readFileSync(interpreter.files.get(path) ?? join(folder, path)));
});
const plainOrigin = await listen(plain);

let toldElsewhere = 0;
const elsewhere = createServer((_, response) => {
  toldElsewhere += 1;
  response.writeHead(200, { "access-control-allow-origin": "*" }).end();
});
const elsewhereOrigin = await listen(elsewhere);
const browser = await startBrowser();

afterAll(async () => {
  await browser?.close();
  for (const each of [own, plain, elsewhere]) each.close();
  rmSync(folder, { recursive: true });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** The page of the case at `from`, and what it asks for and stumbles over. */
async function openCase(from: string) {
  const context = await browser?.newContext({ viewport: { width: 360, height: 800 }, colorScheme: "dark" });
  const page = await context?.newPage();
  if (context === undefined || page === undefined) throw new Error("no page");
  const trouble: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", ({ message }) => trouble.push(message));
  page.on("console", (message) => trouble.push(message.text()));
  page.on("dialog", (dialog) => trouble.push(dialog.message()));
  context.on("request", (request) => asked.push(request.url()));
  await page.goto(`${from}cases/${id}.html`);
  return { page, trouble, asked, close: () => context.close() };
}

/** Runs what stands in the field, and waits until it is done, or what is said instead. */
async function runAndWait(page: Page): Promise<string | null> {
  await page.keyboard.press("Control+Enter");
  await page.locator(".run-state.done, .run-state.failed").waitFor();
  return page.locator(".run-state").textContent();
}

/** A worker's `blob:` belongs to the server of its page. */
function isOutside(from: string, address: string): boolean {
  return new URL(address).origin !== new URL(from).origin;
}

/** The sample, in which one interpreter did with a case what Pyodide does, and another did not. */
function withOutcomesOf(name: string) {
  const results = sampleResults();
  const output = { stderr: "" };
  const groups = [
    { interpreters: ["pypy-8.0.1-py3.11"], observation: { kind: "finished", stdout: "([],)\n", ...output } },
    { interpreters: ["pyodide-314.0.7"], observation: { kind: "finished", stdout: "([1],)\n", ...output } },
  ] as const;
  const cases = results.cases.map((each) =>
    each.id === name ? { ...each, finding: { ...each.finding, groups } } : each,
  );
  return { ...results, cases };
}

describe.skipIf(browser === undefined)("a served report (skipped where /usr/bin/chromium is missing)", () => {
  test("has the reader predict by keyboard alone, runs the program on Pyodide, and compares", async () => {
    const { page, trouble, asked, close } = await openCase(origin);
    await page.getByRole("button", { name: "Predict, then run" }).waitFor();
    expect(asked.filter((address) => address.startsWith(`${origin}run/`))).toEqual([]);
    await page.getByRole("button", { name: "Predict, then run" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".prediction input:focus").waitFor();
    expect(await page.locator(".answer:visible").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.type("([1], )");
    expect(await runAndWait(page)).toBe("It ended as you predicted, but printed something else.");
    expect(await page.locator("[aria-labelledby=here] pre").textContent()).toBe("([1],)\n");
    expect(await page.locator(".outcome > .difference .line.added").textContent()).toContain("([1],)");
    const beside = await page.locator(".beside > li").allInnerTexts();
    expect(beside[0]).toMatch(/^A\s*pypy-8\.0\.1-py3\.11[\s\S]*Something else than here/);
    expect(beside[1]).toMatch(/^B\s*pyodide-314\.0\.7[\s\S]*The same as here\.$/);
    expect(await page.locator("#observed").isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    expect(trouble).toEqual([]);
    expect(asked.filter((address) => isOutside(origin, address))).toEqual([]);
    await close();
  });

  test("on any server of files runs a changed program, lets it ask nobody, and stops one that does not end", async () => {
    const { page, trouble, asked, close } = await openCase(plainOrigin);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator(".run-state.done").waitFor();
    await page.getByText("Change the program").click();
    await page.fill(
      "#run-program",
      `from js import XMLHttpRequest
request = XMLHttpRequest.new()
try:
    request.open("GET", "${elsewhereOrigin}", False)
    request.send()
except BaseException as error:
    print("refused:", type(error).__name__)
print("</pre><img src=x onerror=alert(1)>", flush=True)
while True:
    pass
`,
    );
    await page.focus("#run-program");
    await page.keyboard.press("Control+Enter");
    await page.locator(".run-state.running").waitFor();
    await page.locator(".outcome pre", { hasText: "onerror" }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.locator(".run-state.stopped").waitFor();
    expect(await page.locator(".outcome pre").textContent()).toBe(
      "refused: JsException\n</pre><img src=x onerror=alert(1)>\n",
    );
    expect(await page.locator("main img").count()).toBe(0);
    // The policy stops what the program wants before anybody is asked.
    expect(toldElsewhere).toBe(0);
    expect(trouble).toEqual([]);
    expect(asked.filter((address) => isOutside(plainOrigin, address))).toEqual([elsewhereOrigin]);
    await close();
  });
});
