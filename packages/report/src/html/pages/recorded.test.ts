import type { CaseReport, Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { sampleResults } from "../../testing/sample-results.js";
import { scriptValue } from "../../testing/script-value.js";
import { packCases, unpackCases } from "../case-data.js";
import type { Comparison } from "../comparison.js";
import { renderSite } from "../render-site.js";
import { arrangeSite } from "../site.js";
import { changesOf, timelinesOf } from "../timeline.js";
import { versionLines } from "../version-lines.js";

const id = "pypy-8.0.1-py3.11";
const caseId = "immutability/tuple/concat";
const sample = sampleResults({ interpreters: 14, hostile: false });

/** PyPy was recorded, and one case's program has changed since. */
const results: Results = {
  ...sample,
  interpreters: sample.interpreters.map((each) =>
    each.id === id ? { ...each, command: [], recorded: { date: "2026-01-01", commit: "fedcba98765432" } } : each,
  ),
  cases: sample.cases.map((report) =>
    report.id === caseId
      ? {
          ...report,
          results: report.results.filter(({ interpreter }) => interpreter !== id),
          outdated: [
            { interpreter: id, program: "case", observation: { kind: "finished", stdout: "of old\n", stderr: "" } },
          ],
        }
      : report,
  ),
};
const site = renderSite(results);
const page = (path: string) => site.get(path) ?? `no page ${path}`;
const words = (html: string) => html.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ");

/** The row of a table that names the interpreter. */
const rowOf = (html: string) => html.split("<tr").find((row) => row.includes(id)) ?? "no row";

test.each([
  ["the list of interpreters", "interpreters/index.html"],
  ["a case that is as it was", "cases/immutability/tuple/item-assignment.html"],
])("%s says in its row that it was recorded, and when", (_, path) => {
  expect(words(rowOf(page(path).split('id="verdicts"').at(-1) ?? ""))).toContain(`${id} recorded 2026-01-01`);
  expect(words(page(path)).match(/recorded 2026-01-01/gu)).toHaveLength(1);
});

test("a recorded result has no time, and is not among the interpreters to run again", () => {
  const html = page("cases/immutability/tuple/item-assignment.html");
  expect(words(rowOf(html.split('id="verdicts"')[1] ?? ""))).toMatch(/– $/u);
  expect(html).not.toContain(`--interpreter ${id}`);
});

test("an outdated observation is shown apart from the verdicts", () => {
  const [verdicts = "", outdated = ""] =
    page(`cases/${caseId}.html`).split('id="verdicts"')[1]?.split('id="outdated"') ?? [];
  expect(verdicts).not.toContain(id);
  expect(words(outdated)).toMatch(/pypy-8\.0\.1-py3\.11 recorded 2026-01-01 .*of old/u);
});

test("the interpreter's page says that it was not run, from which suite it was recorded, and what is outdated", () => {
  const html = words(page(`interpreters/${id}.html`));
  expect(html).toContain("It was not run for this report");
  expect(html).toContain("suite fedcba9876");
  expect(html).toContain("the program has changed since 1");
});

test("the matrix marks the column and the outdated cell, in its tables and in what the browser draws", () => {
  const table = page("matrix/immutability.html");
  expect(words(table.split("<tbody")[0] ?? "")).toContain(`${id} recorded 2026-01-01`);
  expect(table.match(/<td class="outdated"/gu)).toHaveLength(1);
  const { cases, texts } = packCases(arrangeSite(results, {}));
  const unpacked = unpackCases(JSON.parse(JSON.stringify(cases)), texts);
  const column = unpacked.interpreters.findIndex((each) => each.recorded !== undefined);
  expect(unpacked.interpreters[column]).toMatchObject({ id, recorded: "2026-01-01" });
  expect(unpacked.cases.filter(({ outdated }) => outdated.includes(column)).map((each) => each.id)).toEqual([caseId]);
});

describe("an interpreter that was recorded is marked as such", () => {
  const note = `Not run for this report, but recorded before: ${id} ( 2026-01-01 )`;

  test.each([
    "index.html",
    "findings.html",
    "search.html",
    "compare.html",
    "topics/immutability.html",
    "cases/immutability/tuple/item-assignment.html",
  ])("on %s", (path) => {
    expect(words(page(path))).toContain(note);
  });

  test("nowhere where none was", () => {
    const plain = [...renderSite(sample)].filter(([path]) => path.endsWith(".html"));
    for (const [path, html] of plain) expect(words(html), path).not.toMatch(/recorded (?:before|2026)/u);
  });

  test("among the first clicks, and not counted among those that were run", () => {
    const html = words(page("index.html"));
    expect(html).toContain("run on 13 interpreters and recorded on 1 more");
    expect(html).toMatch(new RegExp(`list of work\\. .*${id} recorded 2026-01-01`, "u"));
  });

  test("in the list of another interpreter", () => {
    expect(words(page("interpreters/cpython-3.15.2.html"))).toContain(`${id} recorded 2026-01-01`);
  });

  test("where two are compared: in the choice, the chart, the table, and what the script shows", () => {
    const html = page("compare.html");
    expect(html).toContain(`>${id} (recorded 2026-01-01)</option>`);
    expect(html.match(new RegExp(`<text [^>]*>${id} \\(recorded\\)</text>`, "gu"))).toHaveLength(2);
    expect(words(html.split('<table class="pairs stacks"')[1] ?? "").match(/recorded 2026-01-01/gu)).toHaveLength(2);
    const data = scriptValue(site.get("assets/compare-data.js") ?? "") as Comparison;
    const column = data.interpreters.indexOf(id);
    expect(data.recorded[column]).toBe("2026-01-01");
    expect(data.outdated[column]).toBe(1);
    expect(data.recorded.filter((date) => date !== null)).toHaveLength(1);
  });

  test("in its file and in those of its cases, with what is outdated", () => {
    const read = (path: string) => JSON.parse(site.get(path) ?? "");
    const own = read(`interpreters/${id}.json`);
    expect(own.interpreter.recorded.date).toBe("2026-01-01");
    expect(own.outdated).toEqual([caseId]);
    expect(own.cases.map((each: { id: string }) => each.id)).not.toContain(caseId);
    expect(read(`cases/${caseId}.json`)).toMatchObject({
      recorded: { [id]: { date: "2026-01-01" } },
      outdated: [{ interpreter: id }],
    });
    expect(site.get(`badges/interpreters/${id}.svg`)).toContain("recorded 2026-01-01");
  });
});

describe("a timeline with recorded versions", () => {
  const old = "cpython-3.11.7";
  const older = "cpython-3.10.13";
  /** One version was recorded, and of the one before it an earlier program. */
  const made = (changed: string): Results => ({
    ...sample,
    interpreters: sample.interpreters.map((each) =>
      each.id === old || each.id === older ? { ...each, recorded: { date: "2026-01-01", commit: null } } : each,
    ),
    cases: sample.cases.map((report) => (report.id === changed ? withoutResult(report, older) : report)),
  });
  const lines = versionLines(sample.interpreters.filter(({ status }) => status === "used"));
  const changing = sample.cases.find((report) => timelinesOf(report, lines).some((each) => changesOf(each).length > 0));
  const steady = sample.cases.find(
    (report) => timelinesOf(report, lines).length > 0 && report.finding.groups.length === 1,
  );

  test("shows which points were recorded and which are outdated, in the chart and as a table", () => {
    if (changing === undefined) throw new Error("no version changes a case of the sample");
    const html = renderSite(made(changing.id)).get(`cases/${changing.id}.html`) ?? "";
    expect(html).toContain("3.11 was recorded on 2026-01-01.");
    expect(html).toContain("3.10 was recorded on 2026-01-01, from an earlier program: outdated.");
    expect(html.match(/class="chart-recorded"[^>]*>recorded</gu)).toHaveLength(1);
    expect(html.match(/class="chart-recorded"[^>]*>outdated</gu)).toHaveLength(1);
    const table = words(html.split('aria-label="Observation of each version"')[1] ?? "");
    expect(table).toContain(`${old} recorded 2026-01-01`);
    expect(table).toContain(`${older} recorded 2026-01-01 outdated: recorded from an earlier program`);
  });

  test("never tells an outdated version as one that observed the same", () => {
    if (steady === undefined) throw new Error("every case of the sample changes");
    const html = words(renderSite(made(steady.id)).get(`cases/${steady.id}.html`) ?? "");
    expect(html).toContain(`, without ${older}: what was recorded of it is outdated`);
  });

  test("is marked among the changes of a version", () => {
    const html = words(renderSite(made("")).get("versions.html") ?? "");
    expect(html).toContain(`recorded before: ${old} ( 2026-01-01 ), ${older} ( 2026-01-01 )`);
    expect(html).toContain("3.11: recorded 2026-01-01");
  });
});

/** The case with an outdated observation in place of a result. */
function withoutResult(report: CaseReport, interpreter: string): CaseReport {
  const { finding } = report;
  return {
    ...report,
    results: report.results.filter((each) => each.interpreter !== interpreter),
    finding: {
      ...finding,
      groups: finding.groups.map((group) => ({
        ...group,
        interpreters: group.interpreters.filter((each) => each !== interpreter),
      })),
    },
    outdated: [{ interpreter, program: "case", observation: { kind: "finished", stdout: "of old\n", stderr: "" } }],
  };
}
