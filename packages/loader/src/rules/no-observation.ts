import { maskPython } from "../python-source.js";
import { eachExpectation, eachOutcome, outcomeKeys } from "./expectations.js";
import { mistake, type Rule } from "./rule.js";

/**
 * What a program that prints has somewhere in its text, be it in that of another program that it runs. Wide on purpose: the
 * rule is about programs that plainly print nothing.
 */
const printing = /print|stdout|write|exec|eval|displayhook|\bhelp\b|\bimport\b.*\bthis\b/;

/** A case observes something: without output, an exception, a status or a warning it can hardly fail. */
export const noObservation: Rule = {
  code: "no-observation",
  stage: "lint",
  *check(files) {
    for (const placed of eachExpectation(files)) {
      const { expect, code, file, path } = placed;
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
      if (printing.test(code)) continue;
      for (const { outcome, path: at, never } of eachOutcome(placed)) {
        if (never || outcome.stdout === undefined || outcome.stdout === "") continue;
        yield mistake(
          "no-observation",
          file,
          [...at, "stdout"],
          "output is expected of a program that prints nothing",
          "print what it observes",
        );
      }
    }
  },
};
