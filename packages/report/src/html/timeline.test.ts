import type { CaseReport } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { sampleInterpreters } from "../testing/sample-interpreters.js";
import { sampleResults } from "../testing/sample-results.js";
import { changesOf, spansOf, timelinesOf } from "./timeline.js";
import { versionLines } from "./version-lines.js";

const lines = versionLines(sampleInterpreters);
const report = sampleResults().cases.find(({ id }) => id === "reference-counting/refcount/prompt") as CaseReport;

/** The report as if its interpreters had been in these groups; who is in none did not run it. */
function grouped(...groups: readonly (readonly string[])[]): CaseReport {
  const observation = { kind: "finished", stdout: "", stderr: "" } as const;
  return {
    ...report,
    finding: {
      ...report.finding,
      groups: groups.map((versions) => ({ observation, interpreters: versions.map(idOf) })),
    },
  };
}

function idOf(version: string): string {
  return lines[0]?.interpreters.find((each) => each.languageVersion === version)?.id ?? version;
}

const old = ["3.8", "3.9", "3.10", "3.11"];
const fresh = ["3.12", "3.13", "3.14", "3.15"];

describe("a line of versions", () => {
  test("is of interpreters that differ in nothing else, oldest first", () => {
    expect(lines.map(({ name, interpreters }) => [name, interpreters.map((each) => each.languageVersion)])).toEqual([
      ["cpython", [...old, ...fresh]],
      ["cpython-freethreaded", ["3.13", "3.14"]],
    ]);
  });

  test("has the newest release of a version", () => {
    const [newest] = sampleInterpreters;
    if (newest === undefined) throw new Error("no interpreter");
    const older = { ...newest, id: "cpython-3.15.0", version: "3.15.0" };
    const [line] = versionLines([older, ...sampleInterpreters, older]);
    expect(line?.interpreters.at(-1)?.id).toBe("cpython-3.15.2");
  });

  test("says on which machine it is where an implementation has several", () => {
    const elsewhere = sampleInterpreters.slice(0, 2).map((each) => ({
      ...each,
      id: `${each.id}-arm`,
      traits: each.traits && { ...each.traits, facts: { ...each.traits.facts, machine: "aarch64" } },
    }));
    expect(versionLines([...sampleInterpreters, ...elsewhere]).map(({ name }) => name)).toEqual([
      "cpython on x86_64",
      "cpython-freethreaded",
      "cpython on aarch64",
    ]);
  });
});

describe("a timeline", () => {
  const changesIn = (given: CaseReport) =>
    timelinesOf(given, lines)
      .flatMap(changesOf)
      .map(({ before, after }) => `${before.version} to ${after.version}`);

  test.each([
    { name: "changes where the observation does", groups: [old, fresh], expected: ["3.11 to 3.12"] },
    {
      name: "may change back",
      groups: [
        [...old, "3.15"],
        ["3.12", "3.13", "3.14"],
      ],
      expected: ["3.11 to 3.12", "3.14 to 3.15"],
    },
    { name: "does not change where all observe the same", groups: [[...old, ...fresh]], expected: [] },
    { name: "passes over versions that did not run it", groups: [["3.8"], ["3.15"]], expected: ["3.8 to 3.15"] },
    { name: "is none of one version alone", groups: [["3.8"], ["pypy"]], expected: [] },
  ])("$name", ({ groups, expected }) => {
    expect(changesIn(grouped(...groups))).toEqual(expected);
  });

  test("is none where a new process may give another outcome", () => {
    const may = grouped(old, fresh);
    const varies = may.finding.groups.map((group, index) =>
      index === 0 ? { ...group, varies: true as const } : group,
    );
    expect(changesIn({ ...may, finding: { ...may.finding, groups: varies } })).toEqual([]);
  });

  test("is drawn in as few pieces as it has", () => {
    const [timeline] = timelinesOf(grouped(old, ["3.13", "3.14", "3.15"]), lines);
    if (timeline === undefined) throw new Error("no timeline");
    expect(spansOf(timeline).map(({ group, points }) => [group, points.length])).toEqual([
      [0, 4],
      [-1, 1],
      [1, 3],
    ]);
  });
});
