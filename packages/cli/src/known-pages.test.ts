import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Results, RunRecord } from "@pyconform/model";
import { renderJson, renderSite, type SitePage, sitePages } from "@pyconform/report";
import { digestOf } from "@pyconform/runner";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundle, interpreter, printed, suite } from "./testing/made-up-run.js";
import { type ReportFile, writeReport } from "./write-report.js";

const interpreters = [
  interpreter("cpython-3.12.1", "cpython", { version: "3.12.1", "language-version": "3.12" }),
  interpreter("cpython-3.13.0", "cpython"),
  interpreter("pypy-8.0.1", "pypy", { implementation: "pypy" }),
];
const [first] = suite;
const same = (): RunRecord => printed("1\n");
const runOf = (recordOf: (id: string, on: string) => RunRecord = same, more: Partial<Results> = {}): Results => ({
  ...bundle({ interpreters, recordOf: (id, _, on) => recordOf(id, on) }),
  ...more,
});
const later = { started: "2026-02-02T00:00:00.000Z", durationMs: 7 };

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
  out = join(folder, "latest");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the report of `results` over the one before; gives the paths of the pages that were made. */
function write(results: Results, previous?: Results, code = "code"): readonly string[] {
  const made: string[] = [];
  const files = sitePages(results, { previous }, (text) => digestOf(text)).map(
    (page: SitePage): ReportFile => ({
      ...page,
      content() {
        made.push(page.path);
        return page.content();
      },
    }),
  );
  writeReport(out, [...files, { path: "results.json", content: () => renderJson(results) }], { code, takesOver: true });
  return made;
}

/** Whether every byte in the folder is what a report made from nothing has. */
function expectAsMadeAnew(results: Results, previous?: Results): void {
  const anew = new Map([...renderSite(results, { previous }), ["results.json", renderJson(results)]]);
  const written = readdirSync(out, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".pages.json")
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
  expect(written.sort()).toEqual([...anew.keys()].sort());
  for (const [path, text] of anew) expect(readFileSync(join(out, path), "utf8"), path).toBe(text);
}

const ofCases = (paths: readonly string[]) => paths.filter((path) => /^cases\/.*\.html$/.test(path));

describe("pages of the report that is replaced are taken over where nothing that decides them changed", () => {
  test("the same results make few pages, and the same report", () => {
    expect(ofCases(write(runOf()))).toHaveLength(suite.length);
    const again = runOf(same, later);
    write(again, runOf());
    const made = write(again, again);
    expect(made.filter((path) => path.endsWith(".html")).sort()).toEqual(
      ["how-to-read.html", "index.html", "interpreters/index.html", "previous-run.html"].sort(),
    );
    expectAsMadeAnew(again, again);
    expect(readdirSync(folder)).toEqual(["latest"]);
  });

  test("another outcome of one case makes its page, and those that list it", () => {
    const before = runOf();
    write(before, before);
    const after = runOf((id, on) => printed(id === first?.id && on === "pypy-8.0.1" ? "2\n" : "1\n"), later);
    const made = write(after, before);
    expect(ofCases(made)).toEqual([`cases/${first?.id}.html`]);
    expect(made).toContain("findings.html");
    expectAsMadeAnew(after, before);
  });

  test("another program of one case, and with it another digest of the suite, leaves the files of the others", () => {
    const before = runOf();
    write(before);
    const changed = suite.map((each) =>
      each === first ? { ...each, program: { ...each.program, code: `${each.program.code}pass\n` } } : each,
    );
    const after = bundle({ interpreters, recordOf: same, cases: changed, digest: "another" });
    expect(after.suite.digest).not.toBe(before.suite.digest);
    const made = write(after, before);
    expect(made.filter((path) => path.startsWith("cases/")).sort()).toEqual([
      `cases/${first?.id}.html`,
      `cases/${first?.id}.json`,
    ]);
    expectAsMadeAnew(after, before);
  });

  test.each<[string, () => Results]>([
    ["an interpreter that is gone", () => bundle({ interpreters: interpreters.slice(1), recordOf: same })],
    ["a case that is gone", () => bundle({ interpreters, recordOf: same, cases: suite.slice(1) })],
    ["another commit", () => bundle({ interpreters, recordOf: same, commit: "89abcdef" })],
    ["no known deviation", () => bundle({ interpreters, recordOf: same, deviations: [] })],
  ])("%s", (_, makeAfter) => {
    const before = runOf();
    write(before);
    const after = makeAfter();
    write(after, before);
    expectAsMadeAnew(after, before);
  });

  test("a page that somebody changed, removed or cut short is made again", () => {
    const results = runOf();
    write(results, results);
    const [changed, removed, cut] = suite.map(({ id }) => join(out, `cases/${id}.html`));
    const { atime, mtime } = statSync(cut ?? "");
    appendFileSync(changed ?? "", "x");
    rmSync(removed ?? "");
    writeFileSync(cut ?? "", "");
    utimesSync(cut ?? "", atime, mtime);
    expect(ofCases(write(results, results))).toHaveLength(3);
    expectAsMadeAnew(results, results);
  });

  test.each(["", "{", '{"code":"code","pages":null}', '{"code":"code","pages":{"findings.html":["x"]}}'])(
    "damaged notes (%j) are none",
    (notes) => {
      const results = runOf();
      write(results);
      writeFileSync(join(out, ".pages.json"), notes);
      expect(ofCases(write(results))).toHaveLength(suite.length);
      expectAsMadeAnew(results);
    },
  );

  test("other code makes every page anew", () => {
    write(runOf());
    expect(ofCases(write(runOf(), undefined, "other code"))).toHaveLength(suite.length);
  });
});
