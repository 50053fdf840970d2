import type { Results, RunRecord } from "@pyconform/model";
import { renderJson, renderSite } from "@pyconform/report";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundle, deviations, interpreter, type Part, printed, suite } from "../testing/made-up-run.js";
import { mergeResults } from "./merge-results.js";

const interpreters = [
  interpreter("cpython-3.9.2", "cpython", { version: "3.9.2", "language-version": "3.9" }),
  interpreter("cpython-3.13.0", "cpython"),
  interpreter("cpython-3.13.0t", "cpython-freethreaded", { "free-threaded-build": true, gil: "off" }),
  interpreter("pypy-7.3.20", "pypy", { implementation: "pypy", version: "7.3.20", "language-version": "3.11" }),
];
const unusable = {
  ...interpreter("/opt/python2", "unknown", {}),
  version: "",
  traits: undefined,
  status: "too-old: 2.7",
};
const everybody = [...interpreters, unusable];

const records: fc.Arbitrary<RunRecord> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("hello\n", "before\n", "True\n", "cpython\n", "pypy\n").map((text) => printed(text)),
  },
  fc.constant(printed("hello\n", "goodbye\n")),
  fc.record({
    outcomes: fc.constant([
      {
        observation: {
          kind: "raised" as const,
          exception: { type: "ZeroDivisionError", bases: ["ArithmeticError"], message: "division by zero" },
          stdout: "before\n",
          stderr: "",
        },
        count: 1,
      },
    ]),
    durationMs: fc.nat(1000),
  }),
  fc.constant<RunRecord>({
    outcomes: [{ observation: { kind: "not-run", requirement: { kind: "module", module: "ssl" } }, count: 1 }],
    durationMs: 0,
  }),
  fc.constant<RunRecord>({
    outcomes: [{ observation: { kind: "timed-out", limitMs: 9, stdout: "", stderr: "" }, count: 1 }],
    durationMs: 9,
    retriedAfter: "time",
  }),
);

/** All but what the clock says: when it ran, and how long the whole and each program took. */
function withoutTimes(results: Results): Results {
  return JSON.parse(
    JSON.stringify(results, (name, value) =>
      name === "durationMs" ? 0 : name === "started" ? "2026-01-01T00:00:00.000Z" : value,
    ),
  ) as Results;
}

const pairs = interpreters.length * suite.length;

describe("joined results are those of one run, but for times", () => {
  test("however the work was divided, and in whatever order it is joined", () => {
    fc.assert(
      fc.property(
        fc.array(records, { minLength: pairs * 2, maxLength: pairs * 2 }),
        fc.array(fc.nat(2), { minLength: suite.length, maxLength: suite.length }),
        fc.array(fc.nat(1), { minLength: everybody.length, maxLength: everybody.length }),
        fc.infiniteStream(fc.nat(1000)),
        (drawn, shardOfCase, machineOf, order) => {
          const recordOf: Part["recordOf"] = (id, kind, on) =>
            drawn[
              (suite.findIndex((each) => each.id === id) * interpreters.length +
                interpreters.findIndex((each) => each.id === on)) *
                2 +
                (kind === "case" ? 0 : 1)
            ];
          const parts = [0, 1].flatMap((machine) =>
            [0, 1, 2].map((shard) =>
              bundle({
                interpreters: everybody.filter((_, index) => machineOf[index] === machine),
                cases: suite.filter((_, index) => shardOfCase[index] === shard),
                shard: `${shard + 1}/3`,
                recordOf,
              }),
            ),
          );
          const inputs = parts
            .map((results, index) => ({ path: `part-${index}`, results, rank: order.next().value }))
            .sort((a, b) => a.rank - b.rank);
          const { results, notes } = mergeResults(inputs);
          const whole = bundle({ interpreters: everybody, recordOf });
          expect(renderJson(withoutTimes(results))).toBe(renderJson(withoutTimes(whole)));
          expect(notes).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("the report as well", async () => {
    const recordOf: Part["recordOf"] = (_, kind) => printed(kind === "case" ? "hello\n" : "True\n");
    const parts = interpreters.flatMap((each) =>
      [1, 2].map((shard) =>
        bundle({
          interpreters: [each],
          cases: suite.filter((_, i) => i % 2 === shard - 1),
          shard: `${shard}/2`,
          recordOf,
        }),
      ),
    );
    const { results } = mergeResults(parts.reverse().map((part, index) => ({ path: `part-${index}`, results: part })));
    const whole = bundle({ interpreters, recordOf });
    const site = await renderSite(withoutTimes(results), {});
    expect(site.size).toBeGreaterThan(suite.length);
    expect(site).toEqual(await renderSite(withoutTimes(whole), {}));
  });

  test("a glob of deviations is stale only where all its cases were seen", () => {
    const pypy = interpreters.filter(({ implementation }) => implementation === "pypy");
    const [glob] = deviations.filter(({ implementation }) => implementation === "pypy");
    const recordOf: Part["recordOf"] = () => ({
      outcomes: [
        {
          observation: {
            kind: "raised",
            exception: { type: "ZeroDivisionError", bases: ["ZeroDivisionError", "ArithmeticError"], message: "" },
            stdout: "before\n",
            stderr: "",
          },
          count: 1,
        },
      ],
      durationMs: 1,
    });
    const parts = [0, 1].map((shard) =>
      bundle({ interpreters: pypy, cases: suite.filter((_, i) => i % 2 === shard), shard: `${shard + 1}/2`, recordOf }),
    );
    const stale = ({ summary }: Results) => summary.verdicts["stale-deviation"];
    expect(glob?.cases).toEqual(["samples/printing/division*"]);
    expect(parts.map(stale)).toEqual([undefined, undefined]);
    expect(stale(mergeResults(parts.map((results, i) => ({ path: `${i}`, results }))).results)).toBe(3);
  });
});

describe("what is missing or there twice is named", () => {
  const [one = unusable] = interpreters;
  const hello: Part["recordOf"] = () => printed("hello\n");
  const merge = (...results: readonly Results[]) =>
    mergeResults(results.map((each, index) => ({ path: `input-${index}`, results: each })));

  test("a shard that is not there is a gap, and the results are not complete", () => {
    const cases = suite.slice(2);
    const { results, notes } = merge(bundle({ interpreters: [one], cases, shard: "1/2", recordOf: hello }));
    expect(notes).toEqual([
      `2 of 9 cases on cpython-3.9.2 are in no input: ${suite
        .slice(0, 2)
        .map(({ id }) => id)
        .join(", ")}`,
    ]);
    expect(results).toMatchObject({ complete: false, selection: { cases: null, shard: "1/2" } });
  });

  test("what nobody asked for is no gap", () => {
    const cases = suite.slice(0, 3);
    const selected = cases.map(({ id }) => id);
    const { results, notes } = merge(bundle({ interpreters: [one], cases, selected, recordOf: hello }));
    expect(notes).toEqual([]);
    expect(results).toMatchObject({ complete: true, selection: { cases: selected } });
  });

  test("the same twice is one", () => {
    const part = bundle({ interpreters: [one], recordOf: hello });
    const { results, notes } = merge(part, part);
    expect(results.cases).toEqual(part.cases);
    expect(notes).toEqual([
      expect.stringMatching(/^more than one input has the same results on cpython-3.9.2: .* and 4 more/),
    ]);
  });

  test("of the same, the one that was seen more often is kept, whichever comes first", () => {
    const often =
      (count: number): Part["recordOf"] =>
      () => ({
        outcomes: [{ observation: { kind: "finished", stdout: "hello\n", stderr: "" }, count }],
        durationMs: 1,
      });
    const [few, many] = [2, 5].map((count) => bundle({ interpreters: [one], recordOf: often(count) }));
    if (few === undefined || many === undefined) throw new Error("two were made");
    for (const { results } of [merge(few, many), merge(many, few)])
      expect(results.cases[0]?.results[0]?.outcomes).toMatchObject([{ count: 5 }]);
  });

  test("seen differently twice is seen to vary, whichever comes first", () => {
    const a = bundle({ interpreters: [one], recordOf: hello });
    const b = bundle({ interpreters: [one], recordOf: () => printed("goodbye\n") });
    const [ab, ba] = [merge(a, b), merge(b, a)];
    expect(renderJson(ab.results)).toBe(renderJson(ba.results));
    expect(ab.results.cases[0]?.results[0]?.outcomes).toHaveLength(2);
    expect(ab.notes).toEqual([expect.stringMatching(/^inputs have different results on cpython-3.9.2: /)]);
  });
});

describe("interpreters of one name that are not the same get names of their own", () => {
  const of = (...systems: readonly (readonly [string, string])[]) =>
    systems.map(([platform, machine]) => interpreter("cpython-3.13.0", "cpython", { platform, machine }));
  const hosts = of(["linux", "x86_64"], ["linux", "aarch64"], ["darwin", "arm64"], ["win32", "AMD64"]);

  test("by where they run, in whatever order they come; what differs then depends on the platform", () => {
    const parts = hosts.map((host) =>
      bundle({
        interpreters: [host],
        recordOf: () => printed(host.traits?.facts.platform === "win32" ? "CPython\n" : "cpython\n"),
      }),
    );
    const { results, notes } = mergeResults(parts.map((each, i) => ({ path: `${i}`, results: each })));
    expect(results.interpreters.map(({ id }) => id)).toEqual([
      "cpython-3.13.0-darwin-arm64",
      "cpython-3.13.0-linux-aarch64",
      "cpython-3.13.0-linux-x86-64",
      "cpython-3.13.0-win32-AMD64",
    ]);
    expect(notes).toEqual([expect.stringMatching(/^cpython-3.13.0 is 4 different interpreters: /)]);
    expect(results.complete).toBe(true);
    const naming = results.cases.find(({ level }) => level === "implementation");
    expect(naming?.finding).toMatchObject({ kind: "depends", axes: [{ axis: "platform" }] });
    const turned = mergeResults(parts.toReversed().map((each, i) => ({ path: `${i}`, results: each })));
    expect(renderJson(turned.results)).toBe(renderJson(results));
  });

  test("another path to the same interpreter is no other interpreter", () => {
    const [host = unusable] = hosts;
    const parts = [host, { ...host, command: ["/elsewhere/python3"] }].map((each, shard) =>
      bundle({
        interpreters: [each],
        cases: suite.filter((_, i) => i % 2 === shard),
        shard: `${shard + 1}/2`,
        recordOf: () => printed("hello\n"),
      }),
    );
    const { results, notes } = mergeResults(parts.map((each, i) => ({ path: `${i}`, results: each })));
    expect(results.interpreters.map(({ id }) => id)).toEqual(["cpython-3.13.0"]);
    expect(notes).toEqual([]);
  });
});
