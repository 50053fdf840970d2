import { describe, expect, test } from "vitest";
import { readSpecs, saidOf, subjectOf } from "./testing/read-specs.js";

const good =
  '- id: example\n  title: A case shows one fact\n  promised-by: reference/datamodel#immutable-sequences\n  code: print(1)\n  expect: { stdout: "1\\n" }\n';
/** The good case with one of its lines replaced. */
const withLine = (key: string, line: string) =>
  good.replace(new RegExp(`^  ${key}:.*\n`, "m"), line === "" ? "" : `  ${line}\n`);

describe("the form of a language case", () => {
  test("the good case is good", async () => {
    expect(await saidOf(good)).toEqual([]);
  });

  test.each([
    {
      name: "a key of the other level",
      text: withLine("code", "code: print(1)\n  why: Because."),
      said: ["unknown-key 8:5"],
    },
    {
      name: "a misspelt key of the expectation",
      text: withLine("expect", "expect: { stdot: 1 }"),
      said: ["unknown-key 8:15"],
    },
    { name: "a missing key, at the first key of its case", text: withLine("code", ""), said: ["missing-key 4:5"] },
    {
      name: "a list of expectations",
      text: withLine("expect", 'expect: [{ stdout: "1\\n" }]'),
      said: ["wrong-type 8:13"],
    },
    { name: "a blank title", text: withLine("title", 'title: "  "'), said: ["empty-value 5:12"] },
    { name: "no value at all", text: withLine("title", "title:"), said: ["wrong-type 5:11"] },
    {
      name: "an empty list of citations",
      text: withLine("promised-by", "promised-by: []"),
      said: ["empty-value 6:18"],
    },
    {
      name: "a wrong citation in a list, at its item",
      text: withLine("promised-by", "promised-by: [peps/pep-0703, nonsense]"),
      said: ["invalid-citation 6:34"],
    },
    { name: "a number as citation", text: withLine("promised-by", "promised-by: 3"), said: ["wrong-type 6:18"] },
    {
      name: "an unquoted version",
      text: withLine("code", "code: print(1)\n  since: 3.10"),
      said: ["unquoted-version 8:12"],
    },
    {
      name: "a version with three parts",
      text: withLine("code", 'code: print(1)\n  until: "3.10.1"'),
      said: ["invalid-version 8:12"],
    },
    {
      name: "a fraction of repetitions",
      text: withLine("code", "code: print(1)\n  run: { repeat: 1.5 }"),
      said: ["wrong-type 8:20"],
    },
    {
      name: "a timeout of nothing",
      text: withLine("code", "code: print(1)\n  run: { timeout: 0 }"),
      said: ["wrong-type 8:21"],
    },
    {
      name: "an unknown isolation",
      text: withLine("code", "code: print(1)\n  run: { isolation: thread }"),
      said: ["unknown-value 8:23"],
    },
    {
      name: "one-of with a single outcome",
      text: withLine("expect", "expect: { one-of: [{ exit: 1 }] }"),
      said: ["empty-value 8:23"],
    },
    {
      name: "a rule that cannot be suppressed",
      text: withLine("code", "code: print(1)\n  allow: { duplicate-id: I like it. }"),
      said: ["unknown-key 8:14"],
    },
    {
      name: "several mistakes at once",
      text: withLine("title", "titel: A").replace("example", "Ex"),
      said: ["invalid-id 4:9", "missing-key 4:5", "unknown-key 5:5"],
    },
  ])("$name", async ({ text, said }) => {
    expect([...(await saidOf(text))].sort()).toEqual([...said].sort());
  });

  test("suggests the key that was meant", async () => {
    const text = subjectOf(withLine("promised-by", "promissed-by: x#y"));
    const { diagnostics } = await readSpecs({ "specs/language/a/b.yaml": text });
    expect(diagnostics.map(({ hint }) => hint)).toContain('did you mean "promised-by"?');
  });

  test("says to which level a key belongs", async () => {
    const text = subjectOf(withLine("code", "code: print(1)\n  why: Because."));
    const { diagnostics } = await readSpecs({ "specs/language/a/b.yaml": text });
    expect(diagnostics[0]?.hint).toContain("implementation cases");
  });

  test("quotes a version as it is written", async () => {
    const text = subjectOf(withLine("code", "code: print(1)\n  since: 3.10"));
    const { diagnostics } = await readSpecs({ "specs/language/a/b.yaml": text });
    const { fix } = diagnostics[0] ?? {};
    expect(fix).toMatchObject({ text: '"3.10"' });
    expect(text.slice(fix?.start, fix?.end)).toBe("3.10");
  });

  test.each([
    ["a list", "- 1\n"],
    ["a text", "hello\n"],
    ["a list of lists of cases", "title: T\nabout: A.\ncases: [[]]\n"],
  ])("a file that is %s is no subject", async (_, text) => {
    const { files, diagnostics } = await readSpecs({ "specs/language/a/b.yaml": text });
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-type"]);
  });
});
