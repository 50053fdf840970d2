import { describe, expect, test } from "vitest";
import { type Observation, observationKey } from "./observation.js";

const finished: Observation = { kind: "finished", stdout: "1\n", stderr: "" };
const raised: Observation = {
  kind: "raised",
  stdout: "",
  stderr: "",
  exception: { type: "TypeError", bases: ["TypeError", "Exception"], message: "one" },
};

describe("two observations are the same or not", () => {
  test.each<readonly [string, Observation, Observation, boolean]>([
    ["stderr does not count", finished, { ...finished, stderr: "warning" }, true],
    ["stdout counts", finished, { ...finished, stdout: "2\n" }, false],
    ["the kind counts", finished, { kind: "exited", status: 0, stdout: "1\n", stderr: "" }, false],
    ["the message does not count", raised, { ...raised, exception: { ...raised.exception, message: "two" } }, true],
    [
      "the type of the exception counts",
      raised,
      { ...raised, exception: { ...raised.exception, type: "ValueError" } },
      false,
    ],
    [
      "how far a program came before its time was up is chance",
      { kind: "timed-out", limitMs: 1, stdout: "a", stderr: "" },
      { kind: "timed-out", limitMs: 3, stdout: "ab", stderr: "" },
      true,
    ],
    [
      "the signal counts",
      { kind: "killed", signal: "SIGSEGV", stdout: "", stderr: "" },
      { kind: "killed", signal: "SIGABRT", stdout: "", stderr: "" },
      false,
    ],
  ])("%s", (_, a, b, same) => {
    expect(observationKey(a) === observationKey(b)).toBe(same);
  });

  test("the message counts where a case asks for it", () => {
    const other: Observation = { ...raised, exception: { ...raised.exception, message: "two" } };
    expect(observationKey(raised, "message")).not.toBe(observationKey(other, "message"));
  });
});
