// A report on disk, open in Chromium: one that was made, or made here from results by the sources of packages/report.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { loadReport, writeSite } from "../bench/made-up-report.js";

/** Gives a report to `look`. `source` is its folder, a `results.json`, or `sample` for made-up results. */
export async function withReport(source, look) {
  const made = mkdtempSync(join(tmpdir(), "report-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
  try {
    const isFolder = statSync(source, { throwIfNoEntry: false })?.isDirectory() === true;
    const folder = isFolder ? source : made;
    const results = isFolder ? read(join(source, "results.json")) : await make(source, made);
    await look({ browser, results, address: (path) => `${pathToFileURL(folder).href}/${path}` });
  } finally {
    await browser.close();
    rmSync(made, { recursive: true });
  }
}

async function make(source, folder) {
  const { renderSite, sampleResults } = await loadReport();
  const results = source === "sample" ? sampleResults({ more: 12, interpreters: 15 }) : read(source);
  writeSite(folder, renderSite(results));
  return results;
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
