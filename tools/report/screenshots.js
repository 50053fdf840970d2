// `node tools/report/screenshots.js <report> <folder> [words of page names...]`, where the report is its folder, a
// `results.json`, or `sample`: every kind of page as a reader
// sees it: both themes, wide, 360 px, and on paper. To look at after a change; tells what is wider than its screen.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { withReport } from "./opened-report.js";

const [source, out, ...only] = process.argv.slice(2);
if (source === undefined || out === undefined) throw new Error("usage: screenshots.js <report> <folder> [names...]");
mkdirSync(out, { recursive: true });

/** Longest page that is taken whole. */
const mostHeight = 4_000;

const looks = [
  { name: "light-1280", width: 1280, colorScheme: "light" },
  { name: "dark-1280", width: 1280, colorScheme: "dark" },
  { name: "light-360", width: 360, colorScheme: "light" },
  { name: "dark-360", width: 360, colorScheme: "dark" },
  { name: "paper", width: 1050, colorScheme: "dark", media: "print" },
];

await withReport(source, async ({ browser, results, address }) => {
  const pages = pagesOf(results)
    .filter(({ path }) => existsSync(new URL(address(path))))
    .filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  for (const { name: look, width, colorScheme, media } of looks) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    if (media !== undefined) await page.emulateMedia({ media, colorScheme });
    for (const { name, path, ready } of pages) {
      await page.goto(address(path));
      if (ready !== undefined) await page.locator(ready).first().waitFor();
      // What is not on the screen is not drawn: in a picture of the whole page it is missing.
      await page.addStyleTag({ content: "* { content-visibility: visible !important; }" });
      if (media === "print") await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const { wide, high } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        high: document.documentElement.scrollHeight,
      }));
      if (wide > 0) console.log(`${name} ${look}: ${wide} px wider than the screen`);
      const clip = { x: 0, y: 0, width, height: Math.min(high, mostHeight) };
      await page.screenshot({ path: join(out, `${name}-${look}.png`), clip, fullPage: true, timeout: 120_000 });
    }
    await context.close();
  }
});

/** One page of each kind, of those that have the most to show. */
function pagesOf({ cases, interpreters }) {
  const found = (test) => cases.find(test) ?? cases[0];
  const path = ({ id }) => `cases/${id}.html`;
  const pypy = interpreters.find(({ id, status }) => status === "used" && id.startsWith("pypy")) ?? interpreters[0];
  return [
    { name: "home", path: "index.html" },
    { name: "search", path: "search.html?q=weakref", ready: ".hits li" },
    { name: "topics", path: "topics/index.html" },
    { name: "topic", path: `topics/${found(({ topic }) => topic === "object-lifetime").topic}.html` },
    { name: "case-promised", path: path(found(({ finding }) => finding.kind === "upheld")) },
    {
      name: "case-broken",
      path: path(found(({ finding }) => finding.kind === "broken-by" && finding.groups.length > 2)),
    },
    {
      name: "case-depends",
      path: path(found(({ finding }) => finding.kind === "depends" && finding.groups.length > 2)),
    },
    { name: "case-universal", path: path(found(({ finding }) => finding.kind === "universal")) },
    { name: "case-unverified", path: path(found(({ finding }) => finding.kind === "unverified")) },
    { name: "findings", path: "findings.html" },
    { name: "versions", path: "versions.html" },
    { name: "matrix", path: "matrix.html", ready: "tr[data-id]" },
    { name: "matrix-query", path: "matrix.html?q=is%3Adiffering&sort=groups", ready: "tr[data-id]" },
    { name: "matrix-topic", path: `matrix/${found(({ topic }) => topic === "hashing").topic}.html` },
    { name: "interpreters", path: "interpreters/index.html" },
    { name: "interpreter", path: `interpreters/${pypy.id}.html` },
    { name: "compare", path: "compare.html", ready: "#comparison h2" },
    { name: "coverage", path: "coverage.html" },
    { name: "previous-run", path: "previous-run.html" },
    { name: "how-to-read", path: "how-to-read.html" },
  ];
}
