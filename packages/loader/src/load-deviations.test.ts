import { describe, expect, test } from "vitest";
import { loadDeviations } from "./load-deviations.js";
import { languageCase, readSpecs, subjectOf } from "./testing/read-specs.js";
import { temporaryProject } from "./testing/temporary-project.js";

const row = (lines: string) => `deviations:\n  - cause: It is another machine.\n${lines.replace(/^(?=.)/gm, "    ")}`;

async function load(text: string) {
  const specs = await readSpecs({
    "specs/language/topic/subject.yaml": subjectOf(
      languageCase('code: print(1)\naliases: old/place/example\nexpect: { stdout: "1\\n" }\n'),
    ),
  });
  await using project = await temporaryProject({ "implementations.yaml": text });
  return loadDeviations({
    root: project.root,
    file: "implementations.yaml",
    implementation: "pypy",
    cases: specs.files.flatMap((file) => file.subject.cases),
  });
}

describe("loadDeviations", () => {
  test("reads rows with their place", async () => {
    const { deviations, diagnostics } = await load(
      row(
        'versions: "<8.1"\ntraits: { pointer-bits: 32 }\nsometimes: true\nlink: https://example.org/1\ncases: [topic/*/example]\n',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(deviations).toMatchObject([
      {
        implementation: "pypy",
        cause: "It is another machine.",
        versions: "<8.1",
        traits: { "pointer-bits": "32" },
        sometimes: true,
        link: "https://example.org/1",
        cases: ["topic/*/example"],
        at: { start: { line: 2, column: 12 } },
      },
    ]);
  });

  test("an empty list is no mistake", async () => {
    expect(await load("deviations: []\n")).toEqual({ deviations: [], diagnostics: [] });
  });

  test.each([
    {
      name: "a glob that matches nothing",
      lines: 'versions: "*"\nnone-found: true\ncases: [topic/subject/example, other/**]\n',
      code: "stale-glob",
    },
    { name: "a former id", lines: 'versions: "*"\nnone-found: true\ncases: [old/place/example]\n', code: "stale-glob" },
    { name: "neither link nor none-found", lines: 'versions: "*"\ncases: [topic/**]\n', code: "missing-key" },
    {
      name: "both link and none-found",
      lines: 'versions: "*"\nlink: https://example.org\nnone-found: true\ncases: [topic/**]\n',
      code: "contradictory-keys",
    },
    {
      name: "versions that are none",
      lines: 'versions: "new"\nnone-found: true\ncases: [topic/**]\n',
      code: "invalid-version",
    },
    {
      name: "versions without quotes",
      lines: "versions: 8.1\nnone-found: true\ncases: [topic/**]\n",
      code: "unquoted-version",
    },
    {
      name: "an unknown trait",
      lines: 'versions: "*"\ntraits: { bits: 32 }\nnone-found: true\ncases: [topic/**]\n',
      code: "unknown-trait",
    },
    { name: "no cases", lines: 'versions: "*"\nnone-found: true\ncases: []\n', code: "empty-value" },
  ])("$name is $code", async ({ lines, code }) => {
    expect((await load(row(lines))).diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test("a file that is not there is a diagnostic", async () => {
    const { diagnostics } = await loadDeviations({
      root: "/",
      file: "no/such/file.yaml",
      implementation: "pypy",
      cases: [],
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(["file-unreadable"]);
  });
});
