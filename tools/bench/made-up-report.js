// Reports of made-up results, of any size, made from the sources of packages/report.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleSource } from "../../packages/report/tools/bundle-source.js";
import makeAssets from "../../packages/report/tools/make-assets.js";

const sources = new URL("../../packages/report/src/", import.meta.url);
const entry = new URL("testing/made-up-site.ts", sources);

/** `sampleResults` and `renderSite` of packages/report. */
export async function loadReport() {
  await makeAssets();
  const folder = mkdtempSync(join(tmpdir(), "bench-report-"));
  try {
    const file = join(folder, "report.mjs");
    writeFileSync(file, await bundleSource(entry, { platform: "node", format: "esm" }));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the files of a site into `folder`. */
export function writeSite(folder, files) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
