import { describe, expect, test } from "vitest";
import { escapeVisible } from "./html/escape-visible.js";
import { cutText, isVisible, visiblePieces, visibleText } from "./visible-characters.js";

describe("what cannot be seen stands as Python would write it", () => {
  test.each([
    ["plain text", "a\tb\n", "a\tb\n"],
    ["letters of all scripts", "åß漢字😀", "åß漢字😀"],
    ["NUL", "a\u0000b", "a\\x00b"],
    ["a terminal escape", "\u001b[31m", "\\x1b[31m"],
    ["a carriage return", "a\rb", "a\\rb"],
    ["a right-to-left override", "\u202etxt", "\\u202etxt"],
    ["an isolate", "\u2066x\u2069", "\\u2066x\\u2069"],
    ["a zero-width space", "a\u200bb", "a\\u200bb"],
    ["a byte order mark", "\ufeffa", "\\ufeffa"],
    ["a lost surrogate", "a\ud800b", "a\\ud800b"],
    ["a byte that is not UTF-8", "\udcff", "\\udcff"],
    ["a C1 control character", "\u009b", "\\x9b"],
    ["a tag character", "\u{e0041}", "\\U000e0041"],
    ["a noncharacter", "\uffff", "\\uffff"],
    ["a line separator", "a\u2028b", "a\\u2028b"],
  ])("%s", (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
    expect(isVisible(text)).toBe(text === shown);
  });
});

test("a mark says what it stands for", () => {
  expect(visiblePieces("a\udcff")).toEqual([{ text: "a" }, { text: "\\udcff", standsFor: "byte 0xff, not UTF-8" }]);
  expect(visiblePieces("")).toEqual([{ text: "" }]);
});

test("as HTML, everything is escaped", () => {
  expect(escapeVisible('<b a="1">&amp;\u202e')).toBe(
    '&lt;b a=&quot;1&quot;&gt;&amp;amp;<span class="mark" title="U+202E">\\u202e</span>',
  );
});

test("a long text is cut, and what is hidden is counted", () => {
  expect(cutText("abcdef", 4)).toEqual({ shown: "abcd", hidden: 2 });
  expect(cutText("abcd", 4)).toEqual({ shown: "abcd", hidden: 0 });
});
