import type { Observation } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { holdAgainst, type Prediction, predictionText } from "./prediction.js";

const printed: Observation = { kind: "finished", stdout: "1 \n2\n", stderr: "" };
const raised: Observation = {
  kind: "raised",
  exception: {
    type: "KeyError",
    bases: ["KeyError", "LookupError", "Exception", "BaseException", "object"],
    message: "",
  },
  stdout: "",
  stderr: "",
};
const endless: Observation = { kind: "timed-out", limitMs: 10_000, stdout: "1\n", stderr: "" };

describe("a prediction", () => {
  test.each<readonly [string, Partial<Prediction>, Observation, boolean, boolean | undefined]>([
    ["of all that is printed came true, whatever ends its lines", { stdout: "1\n2" }, printed, true, true],
    ["of other output did not", { stdout: "1\n3" }, printed, true, false],
    ["of output in one line did not", { stdout: "1 2" }, printed, true, false],
    ["of spaces at the start of a line did not", { stdout: " 1\n2" }, printed, true, false],
    ["of an exception came true", { ending: "raises", exception: "KeyError" }, raised, true, true],
    [
      "of an exception by a base of its class came true",
      { ending: "raises", exception: "LookupError" },
      raised,
      true,
      true,
    ],
    ["of what every exception is did not", { ending: "raises", exception: "Exception" }, raised, false, true],
    ["of another exception did not", { ending: "raises", exception: "IndexError" }, raised, false, true],
    ["of any exception came true", { ending: "raises" }, raised, true, true],
    ["of an end did not, where it raised", {}, raised, false, true],
    ["of no end came true at the limit, and asks for no output", { ending: "never" }, endless, true, undefined],
    ["of an end did not at the limit", { stdout: "1" }, endless, false, true],
  ])("%s", (_, predicted, observation, ending, stdout) => {
    expect(holdAgainst({ ending: "finishes", exception: "", stdout: "", ...predicted }, observation)).toEqual({
      ending,
      stdout,
    });
  });

  test("is written as outcomes are", () => {
    expect(predictionText({ ending: "raises", exception: " KeyError", stdout: "1" })).toBe("1\n(raised KeyError)\n");
    expect(predictionText({ ending: "finishes", exception: "", stdout: "" })).toBe("(printed nothing)\n");
  });
});
