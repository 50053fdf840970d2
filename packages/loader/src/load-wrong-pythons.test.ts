import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocumentationIndex } from "./documentation-index.js";
import { loadWrongPythons } from "./load-wrong-pythons.js";
import { projectRoot } from "./testing/read-specs.js";
import { temporaryProject } from "./testing/temporary-project.js";

const index = await readFile(join(projectRoot, "specs/inventory/documentation-index.txt"), "utf8");
const documentation = parseDocumentationIndex(index);

async function load(files: Readonly<Record<string, string>>) {
  await using project = await temporaryProject(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`specs/wrong-pythons/${name}`, text])),
  );
  return loadWrongPythons({ root: project.root, specsDir: "specs", documentation });
}

const head = "# title: sum is 0\n# breaks: builtins/functions#sum\n# mentions: [sum(]\n";

describe("loadWrongPythons", () => {
  test("reads the head of each file, by name, and keeps the code as it is", async () => {
    const code = `${head}\nimport builtins  # title: not a head any more\n`;
    const { wrongPythons, diagnostics } = await load({ "b.py": code, "a.py": head });
    expect(diagnostics).toEqual([]);
    expect(wrongPythons.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(wrongPythons[1]).toEqual({
      name: "b",
      title: "sum is 0",
      breaks: ["builtins/functions#sum"],
      mentions: ["sum("],
      code,
      file: "specs/wrong-pythons/b.py",
    });
  });

  test("finds none where there is no folder of them", async () => {
    expect(await load({})).toEqual({ wrongPythons: [], diagnostics: [] });
  });

  test.each([
    { name: "no head", text: "import builtins\n", said: "yaml-syntax 1:1" },
    { name: "no promise that is broken", text: "# title: t\n# mentions: [x]\n", said: "missing-key 1:3" },
    { name: "a section that is not there", text: head.replace("#sum", "#summ"), said: "unknown-section 2:11" },
    { name: "a misspelt key", text: `${head}# mention: x\n`, said: "unknown-key 4:3" },
  ])("$name is a diagnostic at its place", async ({ text, said }) => {
    const { diagnostics } = await load({ "one.py": text });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.start.line}:${at.start.column}`)).toEqual([said]);
  });

  test("a name that is not kebab-case is a diagnostic", async () => {
    const { diagnostics } = await load({ "One_Two.py": head });
    expect(diagnostics.map(({ code }) => code)).toEqual(["invalid-id"]);
  });
});
