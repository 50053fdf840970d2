import type { WrongPython } from "@pyconform/loader";
import { describe, expect, test } from "vitest";
import { mentions, onWrongPython } from "./wrong-program.js";

const wrong = (...words: readonly string[]): WrongPython => ({
  name: "wrong",
  title: "It is wrong",
  breaks: [],
  mentions: words,
  code: "fault\n",
  file: "specs/wrong-pythons/wrong.py",
});

describe("a program can notice a wrong Python", () => {
  test.each([
    ["that is about a word of it", "print(sum([1]))", ["max(", "sum("], true],
    ["not by the end of a longer name", "print(checksum([1]))", ["sum("], false],
    ["also behind a longer name", "checksum(sum(x))", ["sum("], true],
    ["by a method of anything", "items.sort()", [".sort("], true],
    ["not without any of its words", "print(1)", ["sum("], false],
  ])("%s", (_, code, words, expected) => {
    expect(mentions(code, wrong(...words))).toBe(expected);
  });
});

test("a program on a wrong Python runs as it is run otherwise, from one line of text", () => {
  const run = { flags: ["-O"], env: {}, isolation: "process", exclusive: false, repeat: 1 } as const;
  const planned = { key: "a/b/c", program: { code: 'print("ä\\n")\n', requires: [], run } };
  const { key, program } = onWrongPython(planned, wrong("x"), "faulty");
  expect(key).toBe("wrong\na/b/c");
  expect(program.run).toBe(run);
  expect(program.code.split("\n")).toHaveLength(3);
  expect(program.code).toContain('exec(compile("print(\\"ä\\\\n\\")\\n", __file__');
  expect(program.code).toContain("FAULTY = True");
  expect(onWrongPython(planned, wrong("x"), "harmless").program.code).toContain("FAULTY = False");
});
