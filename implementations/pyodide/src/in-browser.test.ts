import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { pyodideInBrowser } from "./in-browser.js";

test("a page gets every file that those it gets import", () => {
  const { files, worker } = pyodideInBrowser();
  expect(files.has(worker)).toBe(true);
  for (const [path, file] of files) {
    if (!/^(?:browser|host)\//.test(path)) continue;
    const imported = [...readFileSync(file, "utf8").matchAll(/^import .* from "(\.[^"]*)";$/gm)].map(([, name = ""]) =>
      posix.join(posix.dirname(path), name),
    );
    expect([...files.keys()], `what ${path} imports`).toEqual(expect.arrayContaining(imported));
  }
});
