import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { loadLocalConfig } from "./load-local-config.js";
import { temporaryProject } from "./testing/temporary-project.js";

async function load(text: string, others: Record<string, string> = {}) {
  await using project = await temporaryProject({ "conform.local.yaml": text, ...others });
  return await loadLocalConfig({ root: project.root, file: "conform.local.yaml" });
}

describe("loadLocalConfig", () => {
  test("reads interpreters as plain objects", async () => {
    const { interpreters, diagnostics } = await load(
      'interpreters:\n  - command: [docker, run, -i, image, python3]\n    name: in a container\n    timeout-scale: 3\n  - command: [python3]\n    compiled-by: cython\n  - command: [./python]\n    env: { PYTHON_GIL: "1" }\n',
    );
    expect(diagnostics).toEqual([]);
    expect(interpreters).toMatchObject([
      { command: ["docker", "run", "-i", "image", "python3"], name: "in a container", timeoutScale: 3 },
      { command: ["python3"], compiledBy: "cython" },
      { command: ["./python"], env: { PYTHON_GIL: "1" } },
    ]);
  });

  test("includes other files, each relative to the one that names it, and each once", async () => {
    const { interpreters, diagnostics } = await load("include: [more/a.yaml]\ninterpreters:\n  - command: [first]\n", {
      "more/a.yaml": "include: [../b.yaml, a.yaml]\ninterpreters:\n  - command: [second]\n",
      "b.yaml": "include: [conform.local.yaml]\ninterpreters:\n  - command: [third]\n",
    });
    expect(diagnostics).toEqual([]);
    expect(interpreters.map(({ command, file }) => `${command} ${basename(file)}`)).toEqual([
      "first conform.local.yaml",
      "second a.yaml",
      "third b.yaml",
    ]);
  });

  test("an included file that is not there is a mistake of the line that names it", async () => {
    const { interpreters, diagnostics } = await load("interpreters:\n  - command: [p]\ninclude:\n  - gone.yaml\n");
    expect(interpreters).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: "file-unreadable", at: { file: "conform.local.yaml", start: { line: 4, column: 5 } } },
    ]);
  });

  test.each([
    { name: "a command that is a text", text: "interpreters:\n  - command: python3\n", said: "wrong-type 2:14" },
    {
      name: "a variable that is a number",
      text: "interpreters:\n  - command: [p]\n    env: { PYTHON_GIL: 1 }\n",
      said: "wrong-type 3:24",
    },
    { name: "a misspelt key", text: "interpreters:\n  - comand: [p]\n", said: "missing-key 2:5" },
    { name: "no command at all", text: "interpreters:\n  - command: []\n", said: "empty-value 2:14" },
  ])("$name is a diagnostic at its place", async ({ text, said }) => {
    const { interpreters, diagnostics } = await load(text);
    expect(interpreters).toEqual([]);
    expect(diagnostics.map(({ code, at }) => `${code} ${at.start.line}:${at.start.column}`)).toContain(said);
  });
});
