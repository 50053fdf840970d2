import type { CaseReport } from "@pyconform/model";
import { expect, test } from "vitest";
import { sampleInterpreters } from "../testing/sample-interpreters.js";
import { sampleResults } from "../testing/sample-results.js";
import { agreements } from "./agreement.js";

const used = sampleInterpreters.slice(0, 3);
const [a = "", b = "", c = ""] = used.map(({ id }) => id);
const [sample] = sampleResults().cases;

function report(...groups: readonly (readonly string[])[]): CaseReport {
  if (sample === undefined) throw new Error("no case");
  const observation = { kind: "finished", stdout: "", stderr: "" } as const;
  return {
    ...sample,
    finding: { ...sample.finding, groups: groups.map((interpreters) => ({ observation, interpreters })) },
  };
}

test("two interpreters agree in cases that both could run and observed the same", () => {
  const found = agreements([report([a, b, c]), report([a], [b, c]), report([a, b])], used);
  expect(found[0]).toEqual([
    { both: 3, differing: 0 },
    { both: 3, differing: 1 },
    { both: 2, differing: 1 },
  ]);
  expect(found[2]?.[1]).toEqual({ both: 2, differing: 0 });
  expect(found[1]?.[2]).toEqual(found[2]?.[1]);
});
