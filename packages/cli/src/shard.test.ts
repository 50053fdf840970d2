import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CaseId, parseCaseId } from "@pyconform/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseTimes, readCaseTimes, writeCaseTimes } from "./case-times.js";
import { shardOf } from "./shard.js";

interface Head {
  readonly id: CaseId;
}
const idOf = (n: number): CaseId => parseCaseId(`topic/subject/case-${n}`) as CaseId;
const cases = Array.from({ length: 40 }, (_, n): Head => ({ id: idOf(n) }));
const names = (heads: readonly Head[]): readonly string[] => heads.map(({ id }) => id).sort();
const partsOf = (heads: readonly Head[], count: number, times: CaseTimes) =>
  Array.from({ length: count }, (_, index) => shardOf(heads, { index: index + 1, count }, times));
const alike: CaseTimes = { ordinaryMs: 1, casesMs: {} };

describe("shards", () => {
  test("hold every case once, in the order of the suite, whatever is recorded", () => {
    const ms = fc.double({ min: 0, max: 1e6, noNaN: true });
    const recorded = fc.record({
      ordinaryMs: ms,
      casesMs: fc.dictionary(fc.constantFrom(...names(cases), "gone/case/of-old"), ms),
    });
    fc.assert(
      fc.property(recorded, fc.integer({ min: 1, max: 9 }), (times, count) => {
        const parts = partsOf(cases, count, times);
        expect(names(parts.flat())).toEqual(names(cases));
        for (const part of parts) expect(cases.filter((each) => part.includes(each))).toEqual(part);
      }),
      { numRuns: 50 },
    );
  });

  test("take about the same time, by what is recorded", () => {
    const times = { ordinaryMs: 2, casesMs: { [idOf(3)]: 90, [idOf(7)]: 40, [idOf(8)]: 41 } };
    const loadOf = (part: readonly Head[]) => part.reduce((sum, { id }) => sum + (times.casesMs[id] ?? 2), 0);
    const loads = partsOf(cases, 3, times).map(loadOf);
    expect(loads.sort((a, b) => a - b)).toEqual([77, 78, 90]); // the longest alone
  });

  test("have as many cases each where nothing is recorded", () => {
    expect(partsOf(cases, 3, alike).map(({ length }) => length)).toEqual([14, 13, 13]);
  });

  test("are the same on a machine that reads the cases in another order", () => {
    const elsewhere = partsOf(cases.toReversed(), 3, alike);
    expect(elsewhere.map(names)).toEqual(partsOf(cases, 3, alike).map(names));
  });
});

test("recorded times name the cases that take far longer, and the mean of the others", () => {
  const root = mkdtempSync(join(tmpdir(), "times-"));
  try {
    expect(readCaseTimes(root)).toEqual(alike); // none yet
    const durations = new Map(cases.map(({ id }, n) => [id as string, n === 5 ? [100, 300] : [2, 4]]));
    writeCaseTimes(root, durations);
    expect(readCaseTimes(root)).toEqual({ ordinaryMs: 3, casesMs: { [idOf(5)]: 200 } });
  } finally {
    rmSync(root, { recursive: true });
  }
});
