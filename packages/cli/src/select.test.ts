import { type Case, type CaseId, parseCaseId } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { selectCases, selectFiles } from "./select.js";
import { UsageError } from "./usage-error.js";

const cases = [
  "immutability/tuple/item",
  "immutability/tuple/length",
  "immutability/str/item",
  "hashing/dict/order",
].map((id) => fakeCase(id));

describe("patterns name cases", () => {
  test.each([
    [
      "no pattern names all",
      [],
      ["immutability/tuple/item", "immutability/tuple/length", "immutability/str/item", "hashing/dict/order"],
    ],
    ["a full id names one", ["hashing/dict/order"], ["hashing/dict/order"]],
    ["a topic names its cases, with or without a slash", ["hashing"], ["hashing/dict/order"]],
    [
      "a topic and a subject name its cases",
      ["immutability/tuple/"],
      ["immutability/tuple/item", "immutability/tuple/length"],
    ],
    ["a glob goes over ids", ["*/*/item"], ["immutability/tuple/item", "immutability/str/item"]],
    ["a path of a specs file names its cases", ["specs/language/hashing/dict.yaml"], ["hashing/dict/order"]],
    ["a former id names the case that has it", ["hashing/map/order"], ["hashing/dict/order"]],
  ])("%s", (_, patterns, expected) => {
    expect(selectCases(cases, patterns).selected.map(({ id }) => id)).toEqual(expected);
  });

  test("a pattern that names nothing is given back", () => {
    expect(selectCases(cases, ["hashing", "hashin/"]).unmatched).toEqual(["hashin/"]);
  });

  test("the beginning of a name is not the name", () => {
    expect(selectCases(cases, ["immutability/tup"]).selected).toEqual([]);
  });

  test("a level leaves out the other", () => {
    expect(selectCases(cases, [], "implementation").selected).toEqual([]);
  });
});

describe("patterns name files", () => {
  const files = ["specs/language/hashing/dict.yaml", "specs/language/hashing/broken.yaml"];
  test.each([
    ["a case names its file", ["immutability/str/item"], ["specs/language/immutability/str.yaml"]],
    ["a topic names also files that hold no case", ["hashing"], files],
    ["a subject that holds no case", ["hashing/broken"], ["specs/language/hashing/broken.yaml"]],
    ["a path", ["./specs/language/hashing/broken.yaml"], ["specs/language/hashing/broken.yaml"]],
    ["a glob", ["*/broken"], ["specs/language/hashing/broken.yaml"]],
  ])("%s", (_, patterns, expected) => {
    expect([...selectFiles(cases, files, patterns)]).toEqual(expected);
  });

  test("no pattern names all", () => {
    expect(selectFiles(cases, files, []).size).toBe(4);
  });

  test("a pattern that names nothing is a mistake", () => {
    expect(() => selectFiles(cases, files, ["hashing", "hashin/"])).toThrow(UsageError);
  });
});

function fakeCase(text: string): Case {
  const id = parseCaseId(text);
  if (id === undefined) throw new Error(`not an id: ${text}`);
  const [topic = "", subject = ""] = text.split("/");
  const start = { line: 1, column: 1 };
  return {
    level: "language",
    id,
    aliases: text === "hashing/dict/order" ? ["hashing/map/order" as CaseId] : [],
    topic,
    subject,
    title: "A title",
    covers: [],
    program: { code: "", requires: [], run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } },
    compare: "outcome",
    at: { file: `specs/language/${topic}/${subject}.yaml`, start, end: start },
    promisedBy: [],
    expect: { oneOf: [{ stdout: "" }], never: [] },
  };
}
