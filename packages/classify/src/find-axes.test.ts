import { type TraitName, traitAxes, traitNames } from "@pyconform/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areLinked } from "./are-linked.js";
import { explainer } from "./explainer.js";
import { findAxes } from "./find-axes.js";
import type { PlacedInterpreter } from "./placed-interpreter.js";
import { traitsOf } from "./testing/interpreters.js";

const facts = fc.record({
  implementation: fc.constantFrom("cpython", "pypy"),
  "language-version": fc.constantFrom("3.11", "3.12", "3.13"),
  "free-threaded-build": fc.boolean(),
  "byte-order": fc.constantFrom("little", "big"),
  "pointer-bits": fc.constantFrom(32, 64),
});

/** Interpreters placed at random: mostly such that some few traits do explain the groups. */
const placements = fc
  .array(fc.tuple(facts, fc.integer({ min: 0, max: 2 })), { minLength: 2, maxLength: 12 })
  .map((rows) =>
    rows.map(
      ([changed, group], index): PlacedInterpreter => ({ id: `i${index}`, facts: traitsOf(changed).facts, group }),
    ),
  );

const explained = fc
  .tuple(
    fc.array(facts, { minLength: 2, maxLength: 12 }),
    fc.subarray(["implementation", "free-threaded-build", "byte-order"] as const, { minLength: 1, maxLength: 2 }),
  )
  .map(([rows, by]) =>
    rows.map((changed, index): PlacedInterpreter => {
      const traits = traitsOf(changed);
      const group = by.reduce(
        (sum, trait, position) => sum + (traits.facts[trait] === traitsOf().facts[trait] ? 0 : 2 ** position),
        0,
      );
      return { id: `i${index}`, facts: traits.facts, group };
    }),
  );

const explains = (set: readonly TraitName[], placed: readonly PlacedInterpreter[]) => explainer(set, placed)(set);

const parted = (placed: readonly PlacedInterpreter[]) => new Set(placed.map(({ group }) => group)).size > 1;

// Where no implementation is in two groups, the implementation itself is the better explanation, if not the smaller.
const linkedAndParted = (placed: readonly PlacedInterpreter[]) => parted(placed) && areLinked(placed);

describe("the traits found", () => {
  test("really explain the groups, and each of them is needed", () => {
    fc.assert(
      fc.property(fc.oneof(placements, explained).filter(linkedAndParted), (placed) => {
        const found = findAxes(placed);
        if (found === undefined) return;
        for (const set of [found.traits, ...found.alternatives]) expect(explains(set, placed)).toBe(true);
        for (const trait of found.traits) {
          const rest = found.traits.filter((other) => other !== trait);
          const doubtful = rest.some((other) => traitAxes[other] === "version");
          expect(!doubtful && explains(rest, placed)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("are no more than the traits that made the groups, and no smaller set without a version explains them", () => {
    fc.assert(
      fc.property(explained.filter(linkedAndParted), (placed) => {
        const size = findAxes(placed)?.traits.length ?? Number.POSITIVE_INFINITY;
        expect(size).toBeLessThanOrEqual(2);
        const smaller =
          size === 1
            ? [[]]
            : traitNames.filter((name) => traitAxes[name] !== "version").map((name): TraitName[] => [name]);
        for (const set of smaller) expect(explains(set, placed)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("are the same in whatever order the interpreters come", () => {
    fc.assert(
      fc.property(placements.filter(parted), (placed) => {
        expect(findAxes([...placed].reverse())?.traits).toEqual(findAxes(placed)?.traits);
      }),
    );
  });
});

test("groups are linked by implementations that are in both, directly or through others", () => {
  const place = (...rows: readonly (readonly [implementation: string, group: number])[]) =>
    rows.map(([implementation, group], index) => ({
      id: `i${index}`,
      facts: traitsOf({ implementation }).facts,
      group,
    }));
  expect(areLinked(place(["cpython", 0], ["cpython", 1], ["pypy", 1]))).toBe(true);
  expect(areLinked(place(["a", 0], ["c", 2], ["b", 1], ["c", 1], ["a", 1]))).toBe(true);
  expect(areLinked(place(["cpython", 0], ["cpython", 1], ["pypy", 2]))).toBe(false);
});
