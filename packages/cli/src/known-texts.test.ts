import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KnownTexts } from "./known-texts.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "known-"));
  file = join(folder, "deep/known.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keep(texts: Readonly<Record<string, string>>, known = new KnownTexts(file, "code")): void {
  for (const [name, text] of Object.entries(texts)) known.keep(name, text);
  known.save();
}

describe("what was worked out is known to the next run", () => {
  test("by name, and only to the same code", () => {
    keep({ a: '{"one":1}', b: "lone \\ud800 and é" });
    const known = new KnownTexts(file, "code");
    expect([known.recall("a"), known.recall("b"), known.recall("c")]).toEqual([
      '{"one":1}',
      "lone \\ud800 and é",
      undefined,
    ]);
    expect(new KnownTexts(file, "other code").recall("a")).toBeUndefined();
  });

  test("what is kept is recalled at once; without recalling, all is worked out and kept all the same", () => {
    keep({ a: "old" });
    const known = new KnownTexts(file, "code", false);
    expect(known.recall("a")).toBeUndefined();
    keep({ a: "new" }, known);
    expect(known.recall("a")).toBe("new");
    expect(new KnownTexts(file, "code").recall("a")).toBe("new");
  });

  test("a line that is damaged is noticed, is none, and is gone after the next run", () => {
    keep({ a: '"first"', b: '"second"' });
    writeFileSync(file, readFileSync(file, "utf8").replace("first", "fjrst"));
    const known = new KnownTexts(file, "code");
    expect([known.damaged, known.recall("a"), known.recall("b")]).toEqual([1, undefined, '"second"']);
    keep({ a: '"first"' }, known);
    const mended = new KnownTexts(file, "code");
    expect([mended.damaged, mended.recall("a"), mended.recall("b")]).toEqual([0, '"first"', '"second"']);
  });

  test("damage that nobody has a use for is gone after the next run, too", () => {
    keep({ a: '"first"', b: '"second"' });
    writeFileSync(file, readFileSync(file, "utf8").replace("first", "fjrst"));
    const known = new KnownTexts(file, "code");
    expect(known.recall("b")).toBe('"second"');
    known.save();
    const mended = new KnownTexts(file, "code");
    expect([mended.damaged, mended.recall("a"), mended.recall("b")]).toEqual([0, undefined, '"second"']);
  });

  test("two runs at once: both are known, also where one finds damage", () => {
    keep({ a: "1" });
    const [one, other] = [new KnownTexts(file, "code"), new KnownTexts(file, "code")];
    keep({ b: "2" }, one);
    keep({ c: "3" }, other);
    const cut = readFileSync(file, "utf8").slice(0, -2);
    writeFileSync(file, cut);
    const [mending, adding] = [new KnownTexts(file, "code"), new KnownTexts(file, "code")];
    keep({ c: "3", d: "4" }, adding);
    keep({ c: "3" }, mending);
    const known = new KnownTexts(file, "code");
    expect(["a", "b", "c", "d"].map((name) => known.recall(name))).toEqual(["1", "2", "3", "4"]);
    expect(known.damaged).toBe(0);
  });
});
