import type { Results } from "@pyconform/model";
import { expect, test } from "vitest";
import { sampleResults } from "../../testing/sample-results.js";
import { packCases, unpackCases } from "../case-data.js";
import { renderSite } from "../render-site.js";
import { arrangeSite } from "../site.js";

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
