// `node tools/bench/report.js`: what the report costs to make and how quickly it answers in a real browser, on made-up
// results of two sizes. Figures are medians over rounds; memory is the most that the process held.
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { loadReport, writeSite } from "./made-up-report.js";
import { median } from "./median.js";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const sizes = [
  { cases: 1_000, interpreters: 12, buildMs: 5_000 },
  { cases: 5_000, interpreters: 15, buildMs: 30_000 },
];
const chosen = sizes.filter(({ cases }) => process.argv.length < 3 || process.argv.includes(String(cases)));

/** The search from disk, as soon as the home page is there and once a reader has looked at it; in milliseconds. */
const firstKeys = [
  ["first key, at once", 0],
  ["first key, half a second later", 500],
];

const ofHome = ["index.html", "assets/site.css", "assets/theme.js", "assets/site.js", "assets/icon.svg"];
const ofSearch = ["assets/cases.js", "assets/case-texts.js"];
const measured = [...ofHome, ...ofSearch];

const { siteFiles, sampleResults } = await loadReport();
console.log(`machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`);
console.log(`rounds: ${rounds}; figures are medians\n`);

for (const { cases, interpreters, buildMs } of chosen) {
  const results = sampleResults({ more: cases - 20, interpreters });
  console.log(`${results.cases.length} cases by ${interpreters} interpreters`);
  const folder = mkdtempSync(join(tmpdir(), "bench-site-"));
  try {
    const site = build(results, folder, buildMs);
    sizesOf(site);
    await inBrowser(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes and writes the files one after another, as the command does; of the content only what is measured is kept. */
function build(results, folder, limit) {
  const kept = new Map();
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  let writingMs = 0;
  let files = 0;
  for (const [path, content] of siteFiles(results)) {
    const made = performance.now();
    writeSite(folder, [[path, content]]);
    writingMs += performance.now() - made;
    files += 1;
    if (measured.includes(path)) kept.set(path, content);
  }
  const allMs = performance.now() - started;
  const { user } = process.cpuUsage(cpuBefore);
  const most = process.resourceUsage().maxRSS / 1024;
  tell("made", `${(allMs - writingMs).toFixed(0)} ms`, `< ${limit} ms`);
  tell("made and written", `${allMs.toFixed(0)} ms (${(user / 1e6).toFixed(1)} s of processor time), ${files} files`);
  tell("memory at most", `${most.toFixed(0)} MB`, "< 1024 MB");
  return kept;
}

function sizesOf(site) {
  const zipped = (...paths) => paths.reduce((sum, path) => sum + gzipSync(site.get(path)).length, 0) / 1024;
  const home = zipped(...ofHome);
  tell("home with style and script", `${home.toFixed(0)} KB gzip`, "< 150 KB");
  tell("what the search loads", `${zipped(...ofSearch).toFixed(0)} KB gzip`);
}

async function inBrowser(folder) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const figures = new Map();
    const note = (name, value) => figures.set(name, [...(figures.get(name) ?? []), value]);
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const measure = async (name, busyMs, work) => {
        const before = await busyMs();
        note(name, await work());
        note(`${name}: busy`, (await busyMs()) - before);
      };
      for (const [name, waitMs] of firstKeys) {
        const home = await context.newPage();
        await home.goto(pathToFileURL(join(folder, "index.html")).href);
        await home.waitForTimeout(waitMs);
        await measure(name, await threadClock(home), () => firstKey(home));
        await home.close();
      }
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(folder, "index.html")).href); // so that a process is there, as it is for a reader
      await page.addInitScript(noteFirstRow);
      const busyMs = await threadClock(page);
      await measure("matrix shows its rows after", busyMs, async () => {
        await page.goto(pathToFileURL(join(folder, "matrix.html")).href);
        await page.locator("tr[data-id]").first().waitFor();
        return page.evaluate(() => globalThis.firstRowAt);
      });
      await measure("matrix answers a key after", busyMs, () => page.evaluate(filterOnce));
      const before = await busyMs();
      const { longest, frames } = await page.evaluate(scrollThrough);
      note("thread's time for a frame", ((await busyMs()) - before) / frames);
      note("longest frame while scrolling", longest);
      note("frames in 2 s of scrolling", frames);
      await context.close();
    }
    for (const [name] of firstKeys) tell(name, ms(figures), "< 100 ms");
    tell("matrix shows its rows after", ms(figures), "< 1000 ms");
    tell("matrix answers a key after", ms(figures), "< 100 ms");
    tell("longest frame while scrolling", ms(figures), "< 1000 ms");
    tell("thread's time for a frame", ms(figures));
    tell("frames in 2 s of scrolling", (name) => String(median(figures.get(name))));
  } finally {
    await browser.close();
  }
  console.log("");
}

/** Elapsed time, and how long the page's thread was busy: the second is the same on a machine that others use, too. */
function ms(figures) {
  return (name) => {
    const busy = figures.get(`${name}: busy`);
    const elapsed = `${median(figures.get(name)).toFixed(0)} ms`;
    return busy === undefined ? elapsed : `${elapsed} (${median(busy).toFixed(0)} ms of its thread)`;
  };
}

/** Processor time of the page's main thread, in milliseconds. */
async function threadClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
}

/** As a reader does: `/` turns to the search, the next key is the first letter. Measured from that key to the frame that shows hits. */
async function firstKey(page) {
  await page.evaluate(() => {
    globalThis.answered = new Promise((done) => {
      let pressed;
      addEventListener("keydown", (event) => {
        if (event.key === "w") pressed = event.timeStamp;
      });
      new MutationObserver(() => {
        if (pressed !== undefined && document.querySelector("#search-options [role=option]") !== null)
          requestAnimationFrame(() => done(performance.now() - pressed));
      }).observe(document.querySelector("search"), { subtree: true, childList: true });
    });
  });
  await page.keyboard.press("/");
  await page.keyboard.press("w");
  return page.evaluate(() => globalThis.answered);
}

/* What follows runs in the page. */

/** Notes when the first row of a case stands in the document, in milliseconds since the page was asked for. */
function noteFirstRow() {
  new MutationObserver((_, observer) => {
    if (document.querySelector("tr[data-id]") === null) return;
    globalThis.firstRowAt = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true });
}

function filterOnce() {
  return new Promise((done) => {
    const input = document.querySelector("#query");
    const output = document.querySelector("output");
    const before = output.textContent;
    const started = performance.now();
    new MutationObserver(() => {
      if (output.textContent !== before) requestAnimationFrame(() => done(performance.now() - started));
    }).observe(output, { subtree: true, characterData: true, childList: true });
    input.value = "axis:build";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

function scrollThrough() {
  return new Promise((done) => {
    const input = document.querySelector("#query");
    input.value = "";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const scroller = document.querySelector("section.matrix");
    const started = performance.now();
    let last = started;
    let longest = 0;
    let frames = 0;
    const step = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      frames += 1;
      scroller.scrollTop = ((now - started) / 2000) * (scroller.scrollHeight - scroller.clientHeight);
      if (now - started < 2000) requestAnimationFrame(step);
      else done({ longest, frames });
    };
    requestAnimationFrame(step);
  });
}

function tell(name, figure, limit) {
  const text = typeof figure === "function" ? figure(name) : figure;
  console.log(`  ${name.padEnd(36)} ${text}${limit === undefined ? "" : `   (${limit})`}`);
}
