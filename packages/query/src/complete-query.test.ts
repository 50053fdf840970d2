import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkQuery } from "./check-query.js";
import { completeQuery } from "./complete-query.js";
import { fieldNames } from "./fields.js";
import { parseQuery } from "./parse-query.js";
import { sampleIndex } from "./testing/sample-index.js";
import { vocabularyOf } from "./vocabulary.js";

const vocabulary = vocabularyOf(sampleIndex);

/** The text with `|` where the cursor is, and what each option makes of it. */
function completions(marked: string): readonly string[] {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { at, options } = completeQuery(text, cursor, vocabulary);
  return options.map(({ insert }) => text.slice(0, at.start) + insert + text.slice(at.end));
}

describe("what may stand at the cursor", () => {
  test("at the beginning: every field", () => {
    expect(completions("|")).toEqual(fieldNames.map((name) => `${name}:`));
  });

  test.each([
    ["to|", ["topic:"]],
    ["hash|", ["topic:hashing"]],
    ["-ax|", ["-axis:"]],
    ["a (di|", ["a (differs:"]],
    ["level:|", ["level:language", "level:implementation"]],
    ["level:lang| x", ["level:language x"]],
    ["le|vel:language", ["level:language"]],
    ["topic:hashing,im|", ["topic:hashing,immutability"]],
    ["topic:im|,hashing", ["topic:immutability,hashing"]],
    ["differs:py|", ["differs:pypy", "differs:pypy-8.0.1-py3.11"]],
    ["verdict:broken@py|", ["verdict:broken@pypy", "verdict:broken@pypy-8.0.1-py3.11"]],
    [
      "cites:datam|",
      [
        "cites:reference/datamodel",
        "cites:reference/datamodel#immutable-sequences",
        "cites:reference/datamodel#object.__del__",
      ],
    ],
    ["title:|", []],
    ["nothing:|", []],
    ['"to|', []],
  ])("%s", (marked, expected) => {
    expect(completions(marked)).toEqual(expected);
  });

  test("every option names a field or a value that there is", () => {
    const typed = fc.array(
      fc.constantFrom("a", "topic:", "-", "level:l", "verdict:k", "(", " ", "h", "differs:", "x,"),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const text = parts.join("");
        const { at, options } = completeQuery(text, text.length, vocabulary);
        for (const { insert } of options) {
          const changed = `${text.slice(0, at.start)}${insert}${text.slice(at.end)}`;
          const inserted = checkQuery(parseQuery(changed), vocabulary).filter(
            (mistake) => mistake.code !== "query-syntax" && mistake.at.start.column > at.start,
          );
          expect(inserted, changed).toEqual([]);
        }
      }),
    );
  });
});

describe("values that name nothing are told", () => {
  test.each([
    ["topic:hashin", 'did you mean "hashing"?', 7],
    ["level:langauge", 'did you mean "language"?', 7],
    ["x differs:pipy", 'did you mean "pypy"?', 11],
    ["verdict:kept@pipy", 'did you mean "pypy"?', 9],
    ["axis:biuld", 'did you mean "build"?', 6],
    ["is:faling", 'did you mean "failing"?', 4],
    ["changed:3.99", 'did you mean "3.12"?', 9],
  ])("%s", (text, hint, column) => {
    const diagnostics = checkQuery(parseQuery(text), vocabulary);
    expect(diagnostics.map((each) => [each.code, each.hint, each.at.start.column])).toEqual([
      ["unknown-query-value", hint, column],
    ]);
  });

  test.each([
    "topic:hash*",
    "cites:reference/datamodel",
    "subject:tuple",
    "requires:gc",
    "differs:cpython-3.11",
    "title:zzz",
  ])("%s names something", (text) => {
    expect(checkQuery(parseQuery(text), vocabulary)).toEqual([]);
  });
});
