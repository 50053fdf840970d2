import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCases } from "./load-cases.js";
import { loadSpecs } from "./load-specs.js";
import { implementationCase, languageCase, projectRoot, subjectOf } from "./testing/read-specs.js";
import { temporaryProject } from "./testing/temporary-project.js";
import type { TextMemory } from "./text-memory.js";

const good = subjectOf(languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n'));
const implementation = subjectOf(implementationCase('code: print(2)\nexpect: [{ stdout: "2\\n" }]\n'));

/** Remembers everything, and counts what is new to it. */
function memory(): TextMemory & { readonly texts: Map<string, string>; news: string[] } {
  const texts = new Map<string, string>();
  return {
    texts,
    news: [],
    recall: (name) => texts.get(name),
    keep(name, text) {
      texts.set(name, text);
      this.news.push(name.split(".")[0] ?? "");
    },
  };
}

async function expectTheSame(root: string, known: TextMemory, specsDir?: string): Promise<void> {
  const [anew, recalled] = [await loadSpecs({ root, specsDir }), await loadCases({ root, specsDir, memory: known })];
  expect(JSON.stringify(recalled.subjects)).toBe(JSON.stringify(anew.subjects));
  expect(recalled.cases).toEqual(anew.cases);
  expect(recalled.diagnostics).toEqual(anew.diagnostics);
}

describe("loadCases", () => {
  test("says of the whole corpus what loadSpecs says, the first time and when all is known", async () => {
    const known = memory();
    await expectTheSame(projectRoot, known);
    expect(known.news.length).toBeGreaterThan(100);
    known.news = [];
    await expectTheSame(projectRoot, known);
    expect(known.news).toEqual([]);
  });

  test("parses only the file that changed, holds all files against the rules, and keeps what was wrong", async () => {
    await using project = await temporaryProject({
      "specs/language/topic/a.yaml": good,
      "specs/language/topic/b.yaml": good.replace("reference/", "reference/no-such-"),
      "specs/language/topic/broken.yaml": "title: [",
      "specs/implementation/topic/c.yaml": implementation,
    });
    const known = memory();
    await expectTheSame(project.root, known);
    known.news = [];
    const file = join(project.root, "specs/language/topic/a.yaml");
    await writeFile(file, good.replace("id: example", "id: example\n    aliases: topic/c/example"));
    await expectTheSame(project.root, known);
    expect(known.news.sort()).toEqual(["checks", "spec", "written"]);
    expect((await loadCases({ root: project.root, memory: known })).diagnostics.map(({ code }) => code)).toContain(
      "duplicate-id",
    );
    known.news = [];
    await writeFile(file, good); // as it was: known
    await expectTheSame(project.root, known);
    await rm(file);
    await expectTheSame(project.root, known);
    expect(known.news).toEqual(["checks"]);
  });

  test("what the rules know decides, too", async () => {
    await using project = await temporaryProject({ "specs/language/topic/a.yaml": good });
    const known = memory();
    await expectTheSame(project.root, known);
    await rm(join(project.root, "specs/inventory"));
    await expectTheSame(project.root, known);
  });

  test("works out again whatever part is missing", async () => {
    await using project = await temporaryProject({
      "specs/language/topic/a.yaml": good,
      "specs/language/topic/b.yaml": good.replace("reference/", "reference/no-such-"),
    });
    const known = memory();
    await expectTheSame(project.root, known);
    for (const name of [...known.texts.keys()]) {
      known.texts.delete(name);
      await expectTheSame(project.root, known);
      if (!name.startsWith("written.")) expect(known.texts.has(name)).toBe(true);
    }
  });
});
