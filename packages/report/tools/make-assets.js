// Makes the site's style and scripts, as text, from browser/: `src/html/assets.generated.ts`, which is not in git. The
// build makes it, and so does vitest before its tests (`vitest.config.ts`), so that neither is ever out of date.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleSource } from "./bundle-source.js";

const browser = new URL("../browser/", import.meta.url);
const made = new URL("../src/html/assets.generated.ts", import.meta.url);

const sheets = [
  "colors",
  "ground",
  "header",
  "words",
  "lists",
  "tables",
  "programs",
  "case",
  "article",
  "matrix",
  "search",
  "coverage",
  "charts",
  "compare",
  "badge",
  "run-here",
  "narrow-and-print",
];

/** Writes `assets.generated.ts` where it is not what browser/ gives. Vitest calls it as its global setup. */
export default async function makeAssets() {
  const styles = await Promise.all(sheets.map((name) => readFile(new URL(`style/${name}.css`, browser), "utf8")));
  const assets = {
    siteStyle: styles.join("\n"),
    siteScript: await bundle("site.ts"),
    themeScript: await bundle("theme.ts"),
    matrixScript: await bundle("matrix.tsx"),
    runHereScript: await bundle("run-here.tsx"),
    searchPageScript: await bundle("search-page.tsx"),
  };
  const constants = Object.entries(assets).map(
    ([name, text]) => `/** Made from browser/. */\nexport const ${name} =\n  ${JSON.stringify(text)};\n`,
  );
  const text = `// Made by tools/make-assets.js: do not edit.\n\n${constants.join("\n")}`;
  if (text !== (await readFile(made, "utf8").catch(() => undefined))) await writeFile(made, text);
}

function bundle(name) {
  return bundleSource(new URL(name, browser), { platform: "browser", format: "iife", minify: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeAssets();
