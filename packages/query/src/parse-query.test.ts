import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldNames } from "./fields.js";
import { parseQuery } from "./parse-query.js";
import type { Query } from "./query.js";

/** A query as text again, every group in parentheses. */
function write(query: Query): string {
  switch (query.kind) {
    case "all":
      return query.terms.length === 0 ? "" : `(${query.terms.map(write).join(" ")})`;
    case "any":
      return `(${query.terms.map(write).join(" or ")})`;
    case "not":
      return `-${write(query.term)}`;
    case "field":
      return `${query.field}:${query.values.map(({ text }) => quote(text)).join(",")}`;
    case "words":
      return quote(query.text);
  }
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/gu, "\\$&")}"`;
}

describe("a query is read", () => {
  test.each([
    ["nothing asks for everything", "", ""],
    ["one word", "weakref", '"weakref"'],
    ["words must all be there", "small int", '("small" "int")'],
    ["quotes keep words together", '"small int"', '"small int"'],
    ["a quote can be searched for", '"say \\"hi\\" \\\\"', '"say \\"hi\\" \\\\"'],
    ["a field and its value", "topic:hashing", 'topic:"hashing"'],
    ["a field written large", "Topic:hashing", 'topic:"hashing"'],
    ["values with commas are alternatives", 'topic:hashing,"a b",x', 'topic:"hashing","a b","x"'],
    ["minus turns a term round", "-broken:any", '-broken:"any"'],
    ["so does not", "not weakref", '-"weakref"'],
    ["twice is once more", "--weakref", '--"weakref"'],
    ["or is weaker than standing together", "a b or c", '(("a" "b") or "c")'],
    ["and says what is so without it", "a and b", '("a" "b")'],
    ["parentheses group", "a (b or c)", '("a" ("b" or "c"))'],
    ["a call is one word", "print() len(x)", '("print()" "len(x)")'],
    ["a call can stand in a group", "(print() or len)", '("print()" or "len")'],
    ["a minus alone is a word", "a - b", '("a" "-" "b")'],
    ["keywords in quotes are words", '"or" "not"', '("or" "not")'],
    ["a citation keeps its signs", "cites:library/sys#sys.getrefcount", 'cites:"library/sys#sys.getrefcount"'],
    ["slices are words", "a[::-1]", '"a[::-1]"'],
  ])("%s", (_, text, expected) => {
    const { query, diagnostics } = parseQuery(text);
    expect([write(query), diagnostics]).toEqual([expected, []]);
  });

  test("with the place of every part", () => {
    expect(parseQuery('a -topic:x,"y z"').query).toEqual({
      kind: "all",
      terms: [
        { kind: "words", text: "a", at: { start: 0, end: 1 } },
        {
          kind: "not",
          term: {
            kind: "field",
            field: "topic",
            values: [
              { text: "x", at: { start: 9, end: 10 } },
              { text: "y z", at: { start: 11, end: 16 } },
            ],
            at: { start: 3, end: 16 },
          },
        },
      ],
    });
  });
});

describe("a mistake is told with its place, and the rest is still asked", () => {
  test.each([
    ["topik:hashing", "unknown-query-field", 1, 6, '"topik:hashing"'],
    ["a lambda: b", "unknown-query-field", 3, 9, '("a" "lambda:" "b")'],
    ["a topic:", "query-syntax", 3, 9, '"a"'],
    ["topic:,", "query-syntax", 1, 8, ""],
    ['a "b c', "query-syntax", 3, 7, '("a" "b c")'],
    ['title:"b c', "query-syntax", 1, 11, 'title:"b c"'],
    ["(a b", "query-syntax", 1, 2, '("a" "b")'],
    ["a ) b", "query-syntax", 3, 4, '("a" "b")'],
    ["or a", "query-syntax", 1, 3, '"a"'],
    ["a or", "query-syntax", 3, 5, '"a"'],
    ["a not", "query-syntax", 3, 6, '"a"'],
  ])("%s", (text, code, start, end, expected) => {
    const { query, diagnostics } = parseQuery(text);
    expect(write(query)).toBe(expected);
    expect(diagnostics.map(({ code: found, at }) => [found, at.start.column, at.end.column])).toEqual([
      [code, start, end],
    ]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });

  test("an unknown field has a suggestion", () => {
    expect(parseQuery("topik:hashing").diagnostics[0]?.hint).toContain('did you mean "topic:"?');
  });

  test("on its line", () => {
    expect(parseQuery("a\n  x:y").diagnostics[0]?.at.start).toEqual({ line: 2, column: 3 });
  });
});

/** Texts that are made of what the language gives a meaning to. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "(",
        ")",
        '"',
        "\\",
        "-",
        ":",
        ",",
        " ",
        "or",
        "not",
        "and",
        "topic:",
        "verdict:broken@pypy",
        "\n",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

const words = fc.string({ minLength: 1, maxLength: 8 });
const at = { start: 0, end: 0 };
const { query: anyQuery } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    words.map((text): Query => ({ kind: "words", text, at })),
    fc
      .record({ field: fc.constantFrom(...fieldNames), texts: fc.array(words, { minLength: 1, maxLength: 3 }) })
      .map(({ field, texts }): Query => ({ kind: "field", field, values: texts.map((text) => ({ text, at })), at })),
    tie("query").map((term): Query => ({ kind: "not", term })),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map((terms): Query => ({ kind: "all", terms })),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map((terms): Query => ({ kind: "any", terms })),
  ),
}));

describe("whatever is typed", () => {
  test("gives a query and places within the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query, diagnostics } = parseQuery(text);
        for (const { start, end } of placesOf(query)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const columns = diagnostics.map(({ at: { start } }) => start.line * 1e6 + start.column);
        expect(columns).toEqual([...columns].sort((a, b) => a - b));
      }),
      { numRuns: 2000 },
    );
  });

  test("a query that is written and read again is the same", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const once = parseQuery(write(query));
        expect(once.diagnostics).toEqual([]);
        expect(write(parseQuery(write(once.query)).query)).toBe(write(once.query));
      }),
      { numRuns: 500 },
    );
  });
});

function placesOf(query: Query): readonly { readonly start: number; readonly end: number }[] {
  switch (query.kind) {
    case "all":
    case "any":
      return query.terms.flatMap(placesOf);
    case "not":
      return placesOf(query.term);
    case "field":
      return [query.at, ...query.values.map((value) => value.at)];
    case "words":
      return [query.at];
  }
}
