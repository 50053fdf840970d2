import type { Expectation, Observation, Outcome } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { alterations } from "./alter-expectation.js";

const printed = (stdout: string): Observation => ({ kind: "finished", stdout, stderr: "" });
const promise = (...oneOf: readonly Outcome[]): Expectation => ({ oneOf, never: [] });

function changes(expectation: Expectation, observed: Observation, met: readonly Outcome[] = expectation.oneOf) {
  return [...alterations(expectation, observed, (outcome) => met.includes(outcome))];
}

describe("what is stated is altered part by part", () => {
  test.each<readonly [title: string, Outcome, readonly string[]]>([
    ["output, and that the program ends well", { stdout: "1\n" }, ["stdout", "the ending"]],
    ["an exception", { raises: "TypeError" }, ["raises"]],
    ["an exception and output", { raises: "TypeError", stdout: "" }, ["stdout", "raises"]],
    ["a status", { exit: 3 }, ["exit"]],
    ["a signal", { killed: "SIGABRT" }, ["killed"]],
    ["a message", { raises: "E", messageMatches: "x" }, ["raises", "message-matches"]],
    ["each warning", { warns: ["A", "B"] }, ["warns A", "warns B", "the ending"]],
    [
      "a pattern, also by what it is held against",
      { stdoutMatches: "x" },
      ["stdout-matches", "the ending", "stdout-matches, held against text of another kind"],
    ],
  ])("%s", (_, outcome, expected) => {
    expect(changes(promise(outcome), printed("")).map(({ change }) => change)).toEqual(expected);
  });

  test("an altered pattern matches exactly where the pattern does not", () => {
    const [altered] = changes(promise({ stdoutMatches: "^b$|c" }), printed("b"));
    const pattern = new RegExp(altered?.expect.oneOf[0]?.stdoutMatches ?? "", "su");
    expect(["b", "a\nc", "a", "ab", ""].map((text) => pattern.test(text))).toEqual([false, false, true, true, true]);
  });

  test("text of another kind has letters for digits and digits for letters", () => {
    const all = changes(promise({ stdoutMatches: "." }), printed("ab 12\n"));
    expect(all.at(-1)?.observed).toEqual([printed("77 xx\n")]);
  });

  test("altered output differs in its last visible character, or where there is none, in having one", () => {
    const altered = (stdout: string) => changes(promise({ stdout }), printed(stdout))[0]?.expect.oneOf[0]?.stdout;
    expect([altered("12\n\n"), altered("x"), altered("\n")]).toEqual(["1x\n\n", "y", "\naltered\n"]);
  });

  test("alternatives that were not seen stay as they are", () => {
    const [seen, other] = [{ stdout: "1\n" }, { stdout: "2\n" }];
    const [altered] = changes(promise(seen, other), printed("1\n"), [seen]);
    expect(altered?.expect.oneOf).toEqual([other, { stdout: "x\n" }]);
  });

  test("what must never be seen is altered to what was seen", () => {
    const all = changes({ oneOf: [{ stdout: "1\n" }], never: [{ stdout: "2\n" }] }, printed("1\n"));
    expect(all.at(-1)?.expect.never).toEqual([{ stdout: "2\n" }, { stdout: "1\n" }]);
  });

  test("where all runs must be the same, one of them differs", () => {
    const all = changes({ oneOf: [{}], never: [], acrossRuns: "same" }, printed("1\n"));
    expect(all.at(-1)?.observed).toEqual([printed("1\n"), printed("1\naltered\n")]);
  });
});
