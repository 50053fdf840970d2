import { describe, expect, test } from "vitest";
import { caseIdParts, parseCaseId } from "./case-id.js";

describe("an id is topic, subject and case", () => {
  test.each([
    ["three parts of small letters", "immutability/tuple/item-assignment", true],
    ["digits are allowed", "byte-order/utf-16/mark-2", true],
    ["two parts are too few", "immutability/tuple", false],
    ["four parts are too many", "a/b/c/d", false],
    ["capitals are not allowed", "Immutability/tuple/item", false],
    ["an empty part is not a name", "immutability//item", false],
    ["nothing may stand around it", " immutability/tuple/item", false],
    ["a line end is not part of it", "immutability/tuple/item\n", false],
  ])("%s", (_, text, isId) => {
    expect(parseCaseId(text) !== undefined).toBe(isId);
  });

  test("an id comes apart into its parts", () => {
    const id = parseCaseId("immutability/tuple/item");
    expect(id && caseIdParts(id)).toEqual({ topic: "immutability", subject: "tuple", name: "item" });
  });
});
