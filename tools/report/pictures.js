// `node tools/report/pictures.js <report>`: the pictures of the README, in both themes, into docs/images. The report is
// its folder or a `results.json`, of the whole suite. They show no command, path or address of the machine.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { withReport } from "./opened-report.js";

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: pictures.js <report>");
const folder = new URL("../../docs/images/", import.meta.url);
mkdirSync(folder, { recursive: true });

const mostBytes = 150 * 1024;
const pictures = [
  { name: "matrix", path: "matrix.html?q=topic%3Ahashing+is%3Adiffering", ready: "tr[data-id]", height: 940 },
  {
    name: "case",
    path: "cases/reference-counting/getrefcount/fresh-local.html",
    ready: "h1",
    height: 1120,
  },
];

await withReport(source, async ({ browser, address }) => {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme });
    const page = await context.newPage();
    for (const { name, path, ready, height } of pictures) {
      await page.setViewportSize({ width: 1280, height });
      await page.goto(address(path));
      await page.locator(ready).first().waitFor();
      const file = fileURLToPath(new URL(`${name}-${colorScheme}.png`, folder));
      const { size } = await sharp(await page.screenshot({ timeout: 120_000 }))
        .png({ palette: true, colors: 128, effort: 10 })
        .toFile(file);
      console.log(`${name}-${colorScheme}.png: ${Math.round(size / 1024)} KB`);
      if (size > mostBytes) throw new Error(`${file} has more than ${mostBytes} bytes`);
    }
    await context.close();
  }
});
