import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "./usage-error.js";
import { checkWritable, type ReportFile, writeReport } from "./write-report.js";

let folder: string;
const filesOf = (texts: Readonly<Record<string, string>>): readonly ReportFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, content: () => text }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a report is whole or not there", () => {
  test("files are written with their folders", () => {
    writeReport(join(folder, "latest"), filesOf({ "index.html": "new", "cases/a/b.html": "deep" }));
    expect(readFileSync(join(folder, "latest/cases/a/b.html"), "utf8")).toBe("deep");
  });

  test("an earlier report is replaced, with nothing of it left and nothing beside", () => {
    writeReport(join(folder, "latest"), filesOf({ "old.html": "old" }));
    writeReport(join(folder, "latest"), filesOf({ "index.html": "new" }));
    expect(readdirSync(folder)).toEqual(["latest"]);
    expect(readdirSync(join(folder, "latest"))).toEqual(["index.html"]);
  });

  test("an earlier report stays when the new one cannot be written", () => {
    writeReport(join(folder, "latest"), filesOf({ "index.html": "old" }));
    const impossible = filesOf({ "index.html": "new", "index.html/child": "a file cannot be a folder" });
    expect(() => writeReport(join(folder, "latest"), impossible)).toThrow();
    expect(readFileSync(join(folder, "latest/index.html"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["latest"]);
  });
});

test("an earlier report stays when a file of the new one cannot be made, and what was made is removed", () => {
  writeReport(join(folder, "latest"), filesOf({ "index.html": "old" }));
  function* files(): Generator<ReportFile> {
    yield* filesOf({ "index.html": "new" });
    throw new Error("no such page");
  }
  expect(() => writeReport(join(folder, "latest"), files())).toThrow("no such page");
  expect(readFileSync(join(folder, "latest/index.html"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["latest"]);
});

describe("a report that could not be written is told before anything runs", () => {
  test("a file where the folder should be", () => {
    writeFileSync(join(folder, "latest"), "");
    expect(() => checkWritable(join(folder, "latest"))).toThrow(UsageError);
  });

  test("a folder that can be made is made no sooner than needed", () => {
    mkdirSync(join(folder, "deep"));
    checkWritable(join(folder, "deep/latest"));
    expect(existsSync(join(folder, "deep/latest"))).toBe(false);
  });
});
