import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Compile, checkCompiles } from "./check-compiles.js";
import { diagnosticCodes } from "./diagnostic-codes.js";
import { loadDeviations } from "./load-deviations.js";
import { projectRoot, readSpecs, subjectOf } from "./testing/read-specs.js";

const pagesDir = join(projectRoot, "docs/diagnostics");
const pages = new Map<string, string>();
for (const name of await readdir(pagesDir)) {
  if (name.endsWith(".md")) pages.set(name.slice(0, -".md".length), await readFile(join(pagesDir, name), "utf8"));
}
/** Pages of other packages name theirs; their own tests look after them. */
const ours = [...pages]
  .filter(([, text]) => text.startsWith("<!-- package: @pyconform/loader -->"))
  .map(([code]) => code);

/** Mistakes of the file system, or too long to print; `load-specs.test.ts` and `yaml-source.test.ts` show them. */
const withoutExample = new Set(["file-unreadable", "misplaced-file", "yaml-too-large"]);

describe("the pages of docs/diagnostics", () => {
  test("there is one for each code, and none without a code", () => {
    expect(ours.sort()).toEqual(Object.keys(diagnosticCodes).sort());
  });

  test("each has its code as heading, an example and how to mend it", () => {
    for (const code of ours) {
      const text = pages.get(code) ?? "";
      expect(text, code).toContain(`\n# ${code}\n`);
      expect(text.indexOf("## Example"), code).toBeGreaterThan(0);
      expect(text.indexOf("## How to mend it"), code).toBeGreaterThan(text.indexOf("## Example"));
    }
  });

  describe.each(ours.filter((code) => !withoutExample.has(code)))("%s", (code) => {
    const [example = "", mended = ""] = [...(pages.get(code) ?? "").matchAll(/```yaml\n(.*?)```/gs)].map(
      ([, text]) => text ?? "",
    );

    test("the example gives this diagnostic", async () => {
      expect(await codesOf(example)).toContain(code);
    });

    test("the mended example gives none", async () => {
      expect(mended).not.toBe("");
      expect(await codesOf(mended)).toEqual([]);
    });
  });
});

async function codesOf(block: string): Promise<readonly string[]> {
  const [first = "", ...lines] = block.split("\n");
  const path = first.replace("# ", "");
  if (path.startsWith("implementations/")) return deviationCodes(lines.join("\n"));
  const { files, diagnostics } = await readSpecs({ [path]: subjectOf(lines.join("\n")) });
  const compiled = await checkCompiles(files, knowsMatch);
  return [...diagnostics, ...compiled.diagnostics].map(({ code }) => code);
}

/** A stand-in for Python: `match` is syntax since 3.10. */
const knowsMatch: Compile = async (version, programs) =>
  programs.map((code) =>
    version === "3.8" && code.includes("match ") ? { message: "invalid syntax", line: 2 } : undefined,
  );

async function deviationCodes(text: string): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), "pyconform-"));
  try {
    await writeFile(join(root, "deviations.yaml"), text);
    const tuple = await readSpecs({
      "specs/language/immutability/tuple.yaml": subjectOf(
        "- id: item-assignment\n  title: A tuple's items cannot be replaced\n  promised-by: reference/datamodel#immutable-sequences\n  code: (1, 2)[0] = 9\n  expect: { raises: TypeError }\n",
      ),
    });
    const cases = tuple.files.flatMap((file) => file.subject.cases);
    const { diagnostics } = await loadDeviations({ root, file: "deviations.yaml", implementation: "pypy", cases });
    return diagnostics.map(({ code }) => code);
  } finally {
    await rm(root, { recursive: true });
  }
}
