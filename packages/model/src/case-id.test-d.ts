import { expectTypeOf, test } from "vitest";
import { type CaseId, parseCaseId } from "./case-id.js";

test("a plain string is not the id of a case", () => {
  expectTypeOf<string>().not.toExtend<CaseId>();
});

test("the id of a case is a string", () => {
  expectTypeOf<CaseId>().toExtend<string>();
});

test("parsing may fail", () => {
  expectTypeOf(parseCaseId).returns.toEqualTypeOf<CaseId | undefined>();
});
