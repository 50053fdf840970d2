import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyFixes } from "./fix.js";
import { lint } from "./lint.js";
import { loadSpecs } from "./load-specs.js";
import { implementationCase, languageCase, projectRoot, subjectOf } from "./testing/read-specs.js";
import { temporaryProject } from "./testing/temporary-project.js";

const good = subjectOf(languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n'));
const places = (diagnostics: readonly { code: string; at: { file: string } }[]) =>
  diagnostics.map(({ code, at }) => `${at.file} ${code}`);

describe("loadSpecs", () => {
  test("reads both levels, language first, and leaves the inventories alone", async () => {
    await using project = await temporaryProject({
      "specs/implementation/topic/a.yaml": subjectOf(
        implementationCase('code: print(2)\nexpect: [{ stdout: "2\\n" }]\n'),
      ),
      "specs/language/topic/b.yaml": good,
    });
    const { cases, subjects, diagnostics } = await loadSpecs({ root: project.root, specsDir: "specs" });
    expect(diagnostics).toEqual([]);
    expect(cases.map(({ id, level }) => `${level} ${id}`)).toEqual([
      "language topic/b/example",
      "implementation topic/a/example",
    ]);
    expect(subjects[0]).toMatchObject({
      topic: "topic",
      subject: "b",
      file: "specs/language/topic/b.yaml",
      about: "What it is about.",
    });
    expect(cases[0]?.at).toMatchObject({ file: "specs/language/topic/b.yaml", start: { line: 4, column: 9 } });
  });

  test("reports the mistakes of all files at once, and good files still load", async () => {
    await using project = await temporaryProject({
      "specs/language/topic/broken.yaml": "title: [",
      "specs/language/topic/good.yaml": good,
      "specs/language/topic/wrong.yaml": good.replace("title: A case", "titel: A case"),
      "specs/language/topic/bytes.yaml": new Uint8Array([0x74, 0xff, 0xfe]),
      "specs/language/topic/deep/er.yaml": good,
      "specs/langauge/topic/good.yaml": good,
      "specs/language/topic/short.yml": good,
      "specs/language/Topic/good.yaml": good,
    });
    const { cases, diagnostics } = await loadSpecs({ root: project.root });
    expect(cases.map(({ id }) => id)).toEqual(["topic/good/example"]);
    expect(places(diagnostics)).toEqual([
      "specs/langauge/topic/good.yaml misplaced-file",
      "specs/language/Topic/good.yaml invalid-id",
      "specs/language/topic/broken.yaml yaml-syntax",
      "specs/language/topic/bytes.yaml file-unreadable",
      "specs/language/topic/deep/er.yaml misplaced-file",
      "specs/language/topic/short.yml misplaced-file",
      "specs/language/topic/wrong.yaml missing-key",
      "specs/language/topic/wrong.yaml unknown-key",
    ]);
  });

  test("a folder without specs is a diagnostic", async () => {
    await using project = await temporaryProject({});
    expect(places((await loadSpecs({ root: project.root, specsDir: "elsewhere" })).diagnostics)).toEqual([
      "elsewhere file-unreadable",
    ]);
  });

  test("a folder outside the project is named as it is, and checked against the project's own index", async () => {
    await using project = await temporaryProject({
      "mine/language/topic/b.yaml": good.replace("#immutable", "#imutable"),
    });
    const { diagnostics } = await loadSpecs({ root: projectRoot, specsDir: join(project.root, "mine") });
    expect(places(diagnostics)).toEqual([`${join(project.root, "mine/language/topic/b.yaml")} unknown-section`]);
  });

  test("gives only the cases that are asked for, by id, former id or glob", async () => {
    const cases = ["a", "b"].map((id) =>
      languageCase(
        `code: print("${id}")\naliases: old/place/${id}\nexpect: { stdout: "${id}\\n" }\n`,
        id,
        `The fact ${id} is shown`,
      ),
    );
    await using project = await temporaryProject({ "specs/language/topic/s.yaml": subjectOf(cases.join("")) });
    const ids = async (...only: string[]) => (await loadSpecs({ root: project.root, only })).cases.map(({ id }) => id);
    expect(await ids("topic/s/b")).toEqual(["topic/s/b"]);
    expect(await ids("old/place/a")).toEqual(["topic/s/a"]);
    expect(await ids("topic/**")).toEqual(["topic/s/a", "topic/s/b"]);
    expect(await ids("other/**")).toEqual([]);
  });

  test("fixes mend what they are for", async () => {
    const text = good.replace("title: A case shows one fact", "since: 3.10\n    title: A case shows one fact.");
    await using project = await temporaryProject({ "specs/language/topic/s.yaml": text });
    const file = join(project.root, "specs/language/topic/s.yaml");
    const fixed = async () => {
      const specs = await loadSpecs({ root: project.root });
      const fixes = [...specs.diagnostics, ...lint(specs)].flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
      return applyFixes(await readFile(file, "utf8"), fixes);
    };
    const once = await fixed();
    expect(once).toContain('since: "3.10"\n');
    await using again = await temporaryProject({ "specs/language/topic/s.yaml": once });
    const specs = await loadSpecs({ root: again.root });
    expect(specs.diagnostics).toEqual([]);
    const twice = applyFixes(
      once,
      lint(specs).flatMap(({ fix }) => (fix === undefined ? [] : [fix])),
    );
    expect(twice).toContain("title: A case shows one fact\n");
  });
});

describe("the project's own specs", () => {
  test("load", async () => {
    const { cases, files } = await loadSpecs({ root: projectRoot });
    expect(cases.length).toBeGreaterThan(100);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(files.length).toBeGreaterThan(10);
  });
});
