import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesThatFit, needsResults } from "./evaluate-query.js";
import { parseQuery } from "./parse-query.js";
import { sampleIndex } from "./testing/sample-index.js";

function found(text: string): readonly string[] {
  const { query, diagnostics } = parseQuery(text);
  expect(diagnostics).toEqual([]);
  return casesThatFit(query, sampleIndex).map(({ id }) => id.split("/")[2] ?? id);
}

const tuple = "item-assignment";
const finalizer = "order";
const smallInt = "same";
const notRun = "not-run";
const all = [tuple, finalizer, smallInt, notRun];

describe("a query finds the cases that fit", () => {
  test.each([
    ["", all],
    ["TUPLE", [tuple]],
    ['"small integer cache"', [smallInt]],
    ["t[0]", [tuple]],
    ["gc.collect", [finalizer]],
    ["print -gone", [smallInt, notRun]],
    ["level:language", [tuple, finalizer]],
    ["topic:immutability", [tuple]],
    ["topic:immut", []],
    ["topic:immut*", [tuple]],
    ["topic:hashing,immutability", [tuple, notRun]],
    ["subject:tuple", [tuple]],
    ["subject:immutability/tuple", [tuple]],
    ["id:immutability/tuple", [tuple]],
    ["id:*/order", [finalizer]],
    ["cites:reference/datamodel", [tuple, finalizer]],
    ["cites:reference", [tuple, finalizer]],
    ["cites:reference/data", []],
    ["cites:reference/datamodel#object", [finalizer]],
    ["title:tuple", [tuple]],
    ["code:int", [finalizer, smallInt, notRun]],
    ["requires:threads", [finalizer]],
    ["finding:upheld", [tuple]],
    ["axis:version", [smallInt]],
    ["changed:3.12", [smallInt]],
    ["differs:pypy", [finalizer, smallInt]],
    ["differs:cpython-3.11", [smallInt]],
    ["differs:cpython-3.1", []],
    ["differs:cpython", [smallInt]],
    ["differs:any", [finalizer, smallInt]],
    ["broken:any", [finalizer]],
    ["broken:pypy", [finalizer]],
    ["broken:cpython", []],
    ["verdict:kept@pypy", [tuple]],
    ["verdict:known-deviation", [finalizer]],
    ["verdict:not-as-described@cpython-3.11.7", [smallInt]],
    ["is:failing", [smallInt]],
    ["is:differing level:language", [finalizer]],
    ["is:portable", [tuple, smallInt]],
    ["is:undocumented", [notRun]],
    ["-level:language -axis:version", [notRun]],
    ["(title:tuple or title:hash) level:language", [tuple]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

test.each([
  ["weakref level:language cites:library/sys is:undocumented", false],
  ["-(a or broken:any)", true],
  ["is:failing", true],
])("whether a query needs results: %s", (text, expected) => {
  expect(needsResults(parseQuery(text).query)).toBe(expected);
});

describe("the rules of logic hold", () => {
  const term = fc.constantFrom("level:language", "differs:pypy", "print", "is:portable", "axis:version", "t");
  const ids = (text: string) => new Set(found(text));

  test("not gives the others, or joins, and standing together cuts", () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const [first, second] = [ids(a), ids(b)];
        expect(ids(`-${a}`)).toEqual(new Set(all.filter((id) => !first.has(id))));
        expect(ids(`${a} or ${b}`)).toEqual(new Set(all.filter((id) => first.has(id) || second.has(id))));
        expect(ids(`${a} ${b}`)).toEqual(new Set(all.filter((id) => first.has(id) && second.has(id))));
        expect(ids(`-(${a} or ${b})`)).toEqual(ids(`-${a} -${b}`));
      }),
    );
  });
});
