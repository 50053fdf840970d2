import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { validate } from "@actions/languageservice";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";

// GitHub's own validator: the schema of workflow files, and what an expression may name where it stands.
const folder = resolve(import.meta.dirname, "../.github/workflows");

test.each(readdirSync(folder))("%s is a workflow", async (name) => {
  expect(await mistakesOf(name, readFileSync(join(folder, name), "utf8"))).toEqual([]);
});

test.each([
  ["a key that no workflow has", "    step: []\n    steps: [{ run: ls }]\n", "4: Unexpected value 'step'"],
  [
    "a value that the matrix lacks",
    "    strategy: { matrix: { y: [1] } }\n    steps:\n      - { if: matrix.x == 1, run: ls }\n",
    "6: Context access might be invalid: x",
  ],
])("%s is a mistake", async (title, job, mistake) => {
  expect(await mistakesOf(`${title}.yml`, `on: push\njobs:\n  a:\n${job}    runs-on: ubuntu-latest\n`)).toEqual([
    mistake,
  ]);
});

async function mistakesOf(name: string, text: string): Promise<readonly string[]> {
  const found = await validate(TextDocument.create(`file:///${name}`, "yaml", 1, text));
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}
