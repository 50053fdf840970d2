import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.js";

test.each([
  { name: "equal texts have none", before: "a\nb\n", after: "a\nb\n", expected: undefined },
  {
    name: "it is the first line that is not the same",
    before: "a\nb\nc\n",
    after: "a\nx\ny\n",
    expected: [2, "b", "x"],
  },
  { name: "one text may end before the other", before: "a\n", after: "a\nb\n", expected: [2, "", "b"] },
  { name: "a newline at the end is one", before: "a", after: "a\n", expected: [2, undefined, ""] },
])("$name", ({ before, after, expected }) => {
  const found = firstDifference(before, after);
  expect(found && [found.line, found.before, found.after]).toEqual(expected);
});

test("of very long lines the part that differs is shown", () => {
  const found = firstDifference(`${"x".repeat(5000)}a${"y".repeat(5000)}`, `${"x".repeat(5000)}b${"y".repeat(5000)}`);
  expect(found?.before).toMatch(/^…x+ay+…$/u);
  expect(found?.after).toMatch(/^…x+by+…$/u);
  expect(found?.before?.length).toBeLessThan(110);
});
