import type { Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { renderJson } from "./json.js";
import { ndjsonCases, ndjsonFooter, ndjsonHeader, renderNdjson } from "./ndjson.js";
import { renderPretty, renderTally } from "./pretty.js";
import { jsonInPieces } from "./results-stream.js";
import { type RunTally, tally } from "./run-tally.js";
import { sampleResults } from "./testing/sample-results.js";

const sample = sampleResults({ more: 50 });
const none: Results = { ...sample, cases: [] };

function inPieces({ cases, ...frame }: Results, size: number): string {
  const pieces = jsonInPieces();
  return [...partsOf(cases, size).map((part) => pieces.cases(part)), pieces.end(frame)].join("");
}

function partsOf<Each>(list: readonly Each[], size: number): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

describe("results in pieces", () => {
  test.each([1, 7, 1000])("are the results.json of one piece, byte for byte (%i cases a piece)", (size) => {
    expect(inPieces(sample, size)).toBe(renderJson(sample));
  });

  test("are that without any case, too", () => {
    expect(inPieces(none, 1)).toBe(renderJson(none));
  });

  test("are the JSON Lines of one piece", () => {
    const { cases, ...frame } = sample;
    const text = [ndjsonHeader(frame), ...partsOf(cases, 7).map(ndjsonCases), ndjsonFooter(frame)].join("");
    expect(text).toBe(renderNdjson(sample));
  });

  test("give the same summary", () => {
    const { cases, ...frame } = sample;
    const counted = partsOf(cases, 7).reduce<RunTally | undefined>((before, part) => tally(part, before), undefined);
    expect(renderTally(frame, counted ?? tally([]))).toBe(renderPretty(sample));
  });
});
