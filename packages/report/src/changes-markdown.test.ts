import { expect, test } from "vitest";
import { renderChangesMarkdown } from "./changes-markdown.js";
import { addedSince, brokenOn, brokenSince, earlierRun } from "./testing/earlier-run.js";
import { sampleResults } from "./testing/sample-results.js";

const results = sampleResults();
const markdown = renderChangesMarkdown(earlierRun(results), results);

test("two runs that are the same have nothing to tell", () => {
  expect(renderChangesMarkdown(results, sampleResults())).toBe("# pyconform\n\nNothing changed.\n");
});

test("an interpreter has a table of its own, with the verdicts before and after", () => {
  expect(markdown).toContain(`## ${brokenOn}\n\n| case | before | after |\n|---|---|---|\n`);
  expect(markdown).toContain(`| \`${brokenSince}\` | kept | broken |\n`);
});

test("cases and interpreters that came are named", () => {
  expect(markdown).toContain(`## Cases that came\n\n- \`${addedSince}\`: `);
  expect(markdown).toMatch(/^Interpreters: .*cpython-3\.15\.2 came/m);
});

test("what a program printed stays text", () => {
  const outside = markdown.replaceAll(/`[^`]*`/g, "");
  expect(outside).not.toMatch(/(?<!\\)<script|\u202e/);
});
