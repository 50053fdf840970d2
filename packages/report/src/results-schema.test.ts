import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { jsonSchemaOf } from "./html/for-machines/data-schemas.js";
import { renderJson } from "./json.js";
import { parseResults } from "./parse-results.js";
import { sampleResults } from "./testing/sample-results.js";

const sample = sampleResults({ more: 20, interpreters: 14 });

describe("the published schema", () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(jsonSchemaOf("results")));

  test("accepts results as they are written", () => {
    validate(JSON.parse(renderJson(sample)));
    expect(validate.errors).toBeNull();
  });

  test.each([
    {
      title: "an unknown kind of observation",
      change: (text: string) => text.replace('"kind": "raised"', '"kind": "sulked"'),
    },
    { title: "an unknown member", change: (text: string) => text.replace('"complete"', '"extra": 1, "complete"') },
    { title: "another version of the form", change: (text: string) => text.replace('"schema": 1', '"schema": 2') },
  ])("refuses $title", ({ change }) => {
    const changed = change(renderJson(sample));
    expect(validate(JSON.parse(changed))).toBe(false);
    expect(parseResults(changed).kind).toBe("problems");
  });
});

describe("reading results", () => {
  test("gives back what was written", () => {
    expect(parseResults(renderJson(sample))).toEqual({ kind: "results", results: JSON.parse(renderJson(sample)) });
  });

  test("names the place of what is wrong", () => {
    const parsed = parseResults(renderJson(sample).replace('"complete": true', '"complete": "yes"'));
    expect(parsed.kind === "problems" && parsed.problems[0]).toMatch(/^complete: /);
  });

  test("says when it is not JSON", () => {
    expect(parseResults("{")).toMatchObject({ kind: "problems", problems: [expect.stringMatching(/^not JSON/)] });
  });
});

test("results are written the same whatever the order of their names", () => {
  const reversed = JSON.parse(JSON.stringify(sample), (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(renderJson(reversed)).toBe(renderJson(sample));
});
