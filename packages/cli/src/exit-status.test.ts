import { describe, expect, test } from "vitest";
import { exitStatus, worstStatus } from "./exit-status.js";

describe("one status tells the worst of several", () => {
  test.each([
    ["nothing happened", [], exitStatus.asExpected],
    [
      "a mistake comes before a missing interpreter",
      [exitStatus.interpreterUnavailable, exitStatus.mistake],
      exitStatus.mistake,
    ],
    [
      "a missing interpreter comes before a broken promise",
      [exitStatus.broken, exitStatus.interpreterUnavailable],
      exitStatus.interpreterUnavailable,
    ],
    ["a broken promise comes before success", [exitStatus.asExpected, exitStatus.broken], exitStatus.broken],
    ["a stop comes before all", [exitStatus.mistake, exitStatus.stopped], exitStatus.stopped],
  ])("%s", (_, statuses, expected) => {
    expect(worstStatus(statuses)).toBe(expected);
  });
});
