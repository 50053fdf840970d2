// Makes the site's style and scripts, as text, from browser/. Used by src/html/assets.test.ts, which keeps assets.generated.ts up to date.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const browser = new URL("../browser/", import.meta.url);

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
  "coverage",
  "narrow-and-print",
];

/** The text of `assets.generated.ts`. */
export async function makeAssets() {
  const styles = await Promise.all(sheets.map((name) => readFile(new URL(`style/${name}.css`, browser), "utf8")));
  const assets = {
    siteStyle: styles.join("\n"),
    siteScript: await bundle("site"),
    themeScript: await bundle("theme"),
  };
  const constants = Object.entries(assets).map(
    ([name, text]) => `/** Made from browser/. */\nexport const ${name} =\n  ${JSON.stringify(text)};\n`,
  );
  return `// Made by tools/make-assets.js: do not edit.\n\n${constants.join("\n")}`;
}

async function bundle(name) {
  const made = await rolldown({ input: fileURLToPath(new URL(`${name}.ts`, browser)), platform: "browser" });
  const { output } = await made.generate({ format: "iife", minify: true });
  await made.close();
  return output[0].code;
}
