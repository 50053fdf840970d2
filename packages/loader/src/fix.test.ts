import { expect, test } from "vitest";
import { applyFixes } from "./fix.js";

const fix = (start: number, end: number, text: string) => ({ file: "a", start, end, text });

test.each([
  { name: "nothing", fixes: [], text: "abcdef" },
  { name: "fixes in any order", fixes: [fix(4, 5, "E"), fix(0, 1, "AA")], text: "AAbcdEf" },
  { name: "an insertion and a removal", fixes: [fix(2, 2, "-"), fix(3, 4, "")], text: "ab-cef" },
  { name: "the first of two that overlap", fixes: [fix(1, 4, "X"), fix(3, 5, "Y")], text: "aXef" },
])("applyFixes applies $name", ({ fixes, text }) => {
  expect(applyFixes("abcdef", fixes)).toBe(text);
});
