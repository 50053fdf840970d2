import { indexCases } from "@pyconform/query";
import { expect, test } from "vitest";
import { sampleResults } from "../testing/sample-results.js";
import { packCases, unpackCases } from "./case-data.js";
import { arrangeSite } from "./site.js";

test("cases that were packed for the browser answer queries as before", () => {
  const site = arrangeSite(sampleResults({ more: 20, interpreters: 14, hostile: false }), {});
  const reports = site.topics.flatMap(({ cases }) => cases);
  const { cases, texts } = packCases(site);
  const unpacked = unpackCases(JSON.parse(JSON.stringify(cases)), JSON.parse(JSON.stringify(texts)));
  const index = indexCases(
    reports.map((report) => report.case),
    new Map(reports.map((report) => [report.id, report])),
    site.used,
  );
  expect(unpacked.reference).toBe(index.reference);
  expect(unpacked.interpreters).toMatchObject(index.interpreters);
  expect(unpacked.cases.map(({ path, sentence, portable, outdated, ...indexed }) => indexed)).toEqual(index.cases);
  expect(unpacked.cases.map(({ sentence }) => sentence)).toEqual(reports.map(({ finding }) => finding.sentence));
});
