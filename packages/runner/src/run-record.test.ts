import type { Observation } from "@pyconform/model";
import { expect, test } from "vitest";
import { toRunRecord } from "./run-record.js";

const prints = (stdout: string): Observation => ({ kind: "finished", stdout, stderr: "" });
const raises = (message: string): Observation => ({
  kind: "raised",
  exception: { type: "ValueError", bases: ["ValueError"], message },
  stdout: "",
  stderr: "",
});

test.each([
  ["one run is one outcome", [prints("a")], [1]],
  ["equal outcomes are counted", [prints("a"), prints("a")], [2]],
  ["the most frequent comes first", [prints("a"), prints("b"), prints("b")], [2, 1]],
  ["of equally many, the first that was seen", [prints("a"), prints("b")], [1, 1]],
  ["exceptions with different messages are different outcomes", [raises("x"), raises("y")], [1, 1]],
])("%s", (_, observations, counts) => {
  const record = toRunRecord(observations.map((observation) => ({ observation, durationMs: 1 })));
  expect(record.outcomes.map(({ count }) => count)).toEqual(counts);
});

test.each([
  ["of one run", [7], 7],
  ["in the middle", [1, 100, 3], 3],
  ["between the two in the middle", [1, 2, 4, 100], 3],
])("the time is the median: %s", (_, times, expected) => {
  expect(toRunRecord(times.map((durationMs) => ({ observation: prints(""), durationMs }))).durationMs).toBe(expected);
});
