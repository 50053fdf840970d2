import { maskPython } from "../python-source.js";
import { eachExpectation, outcomeKeys } from "./expectations.js";
import { mistake, type Rule } from "./rule.js";

/** A case observes something: without output, an exception, a status or a warning it can hardly fail. */
export const noObservation: Rule = {
  code: "no-observation",
  stage: "lint",
  *check(files) {
    for (const { expect, code, file, path } of eachExpectation(files)) {
      const says = outcomeKeys.filter((key) => expect[key] !== undefined);
      const chooses = expect["one-of"] !== undefined || expect.never !== undefined;
      const compares =
        expect["across-runs"] !== undefined && /\b(?:print|write|exit|raise|assert)\b/.test(maskPython(code));
      if (says.length === 0 && !chooses && !compares) {
        yield mistake(
          "no-observation",
          file,
          path,
          "this says nothing about what the program does",
          "give stdout, raises, exit or warns",
        );
      } else if (expect.stdout === "" && says.length === 1 && !chooses && !/\bassert\b/.test(maskPython(code))) {
        yield mistake(
          "no-observation",
          file,
          [...path, "stdout"],
          "a program that prints nothing and ends shows nothing",
          "print what it observes",
        );
      }
    }
  },
};
