import { describe, expect, test } from "vitest";
import { compareVersions, describeRequirement, type Requirement, unmetRequirement } from "./requirement.js";
import { type TraitName, type Traits, type TraitValue, traitNames } from "./traits.js";

const traits: Traits = {
  facts: {
    ...(Object.fromEntries(traitNames.map((name) => [name, "unknown"])) as Record<TraitName, TraitValue>),
    "language-version": "3.10",
    "byte-order": "big",
    "free-threaded-build": false,
  },
  versionText: "",
  modules: ["zlib"],
  features: ["threads"],
};

describe("a requirement is met or not", () => {
  test.each<readonly [string, Requirement, boolean]>([
    ["a feature that is there", { kind: "feature", feature: "threads" }, true],
    ["a feature that is not", { kind: "feature", feature: "fork" }, false],
    ["a module that imports", { kind: "module", module: "zlib" }, true],
    ["a module that does not", { kind: "module", module: "lzma" }, false],
    ["a trait of that value", { kind: "trait", trait: "byte-order", value: "big" }, true],
    ["a trait of another value", { kind: "trait", trait: "byte-order", value: "little" }, false],
    ["a truth is compared as text", { kind: "trait", trait: "free-threaded-build", value: "false" }, true],
    ["since the same version", { kind: "language-version", since: "3.10" }, true],
    ["since a later version, by number and not by letter", { kind: "language-version", since: "3.11" }, false],
    ["since 3.9, although 9 comes after 1", { kind: "language-version", since: "3.9" }, true],
    ["until the same version", { kind: "language-version", until: "3.10" }, true],
    ["until an earlier version", { kind: "language-version", until: "3.9" }, false],
  ])("%s", (_, requirement, isMet) => {
    expect(unmetRequirement([requirement], traits)).toEqual(isMet ? undefined : requirement);
  });

  test("the first that is not met is told", () => {
    const unmet: Requirement = { kind: "module", module: "lzma" };
    expect(
      unmetRequirement([{ kind: "module", module: "zlib" }, unmet, { kind: "feature", feature: "fork" }], traits),
    ).toBe(unmet);
  });
});

test.each<readonly [Requirement, string]>([
  [{ kind: "feature", feature: "threads" }, "feature threads"],
  [{ kind: "module", module: "zlib" }, "module zlib"],
  [{ kind: "trait", trait: "byte-order", value: "big" }, "byte-order=big"],
  [{ kind: "language-version", since: "3.9", until: "3.11" }, "since 3.9, until 3.11"],
  [{ kind: "launch", what: "interpreter flags" }, "interpreter flags"],
])("%j reads %s", (requirement, text) => {
  expect(describeRequirement(requirement)).toBe(text);
});

test.each([
  ["3.9", "3.10", -1],
  ["3.10", "3.10", 0],
  ["3.11", "3.10.5", 1],
  ["3.10", "3.10.1", -1],
])("%s against %s", (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
