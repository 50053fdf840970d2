import { afterEach, describe, expect, test, vi } from "vitest";
import { parseYaml, yamlLimits } from "./yaml-source.js";

afterEach(() => vi.restoreAllMocks());

describe("parseYaml", () => {
  test("gives the place of values and of their keys", () => {
    const { source } = parseYaml("a.yaml", "one: 1\nlist:\n  - key: value\n");
    expect(source?.span(["list", 0, "key"])).toEqual({
      file: "a.yaml",
      start: { line: 3, column: 10 },
      end: { line: 3, column: 15 },
    });
    expect(source?.keySpan(["list", 0, "key"]).start).toEqual({ line: 3, column: 5 });
  });

  test("gives the nearest value around a path that is not there", () => {
    const { source } = parseYaml("a.yaml", "one: 1\nlist: [2]\n");
    expect(source?.span(["list", 7, "key"]).start).toEqual({ line: 2, column: 7 });
  });

  test("counts columns in UTF-16 code units", () => {
    const { source } = parseYaml("a.yaml", "{ 𝒳: 1, b: 2 }\n");
    expect(source?.span(["b"]).start).toEqual({ line: 1, column: 13 });
  });

  test("follows an alias to what it stands for", () => {
    const { source } = parseYaml("a.yaml", "one: &x { k: 1 }\ntwo: *x\n");
    expect(source?.value).toEqual({ one: { k: 1 }, two: { k: 1 } });
    expect(source?.span(["two", "k"]).start).toEqual({ line: 1, column: 14 });
  });

  test("takes a key that is no text as a text, and warns nobody but in diagnostics", () => {
    const emitWarning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    expect(parseYaml("a.yaml", "? { k: 1 }\n: v\n").source?.value).toEqual({ "{ k: 1 }": "v" });
    expect(emitWarning).not.toHaveBeenCalled();
  });

  test.each([
    { name: "an empty file", text: "", code: "yaml-syntax" },
    { name: "an open bracket", text: "a: [1\n", code: "yaml-syntax" },
    { name: "a second document", text: "a: 1\n---\nb: 2\n", code: "yaml-syntax" },
    { name: "an alias without anchor", text: "a: *x\n", code: "yaml-syntax" },
    { name: "an unknown tag", text: "a: !mystery 1\n", code: "yaml-syntax" },
    { name: "the same key twice", text: "a: 1\na: 2\n", code: "yaml-duplicate-key" },
    { name: "more than the limit of bytes", text: `a: ${"x".repeat(yamlLimits.maxBytes)}`, code: "yaml-too-large" },
    { name: "brackets without end", text: "[".repeat(500_000), code: "yaml-too-deep" },
    {
      name: "blocks nested too deep",
      text: Array.from({ length: 40 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
      code: "yaml-too-deep",
    },
    { name: "too many aliases", text: `a: &x 1\nb: [${"*x, ".repeat(101)}]\n`, code: "yaml-too-many-aliases" },
    {
      name: "aliases of aliases that grow without measure",
      text: Array.from({ length: 9 }, (_, i) => `k${i}: &a${i} [${i === 0 ? "1" : `*a${i - 1}, `.repeat(9)}]\n`).join(
        "",
      ),
      code: "yaml-too-many-aliases",
    },
  ])("$name is $code", ({ text, code }) => {
    const { source, diagnostics } = parseYaml("a.yaml", text);
    expect(source).toBeUndefined();
    expect(diagnostics[0]?.code).toBe(code);
    expect(diagnostics[0]?.at.start.line).toBeGreaterThan(0);
  });

  test("exactly the limit of aliases is allowed", () => {
    expect(parseYaml("a.yaml", `a: &x 1\nb: [${"*x, ".repeat(100)}]\n`).diagnostics).toEqual([]);
  });
});
