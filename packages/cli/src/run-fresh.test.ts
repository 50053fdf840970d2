import type { Program } from "@pyconform/model";
import { usualTraits } from "@pyconform/model/testing";
import type { UsableInterpreter } from "@pyconform/runner";
import { expect, test } from "vitest";
import { runFresh } from "./run-fresh.js";

const program = (code: string): Program => ({
  code,
  requires: [],
  run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
});

/** The programs a, b and c in the order in which they were started; c took longest the last time, then b. */
async function started(shuffle: number | undefined): Promise<readonly string[]> {
  const order: string[] = [];
  const interpreter: UsableInterpreter = {
    kind: "usable",
    id: "fake-1.0.0",
    implementation: "fake",
    candidate: { command: ["fake"], foundBy: "test" },
    traits: usualTraits(),
    open: async () => ({
      describe: async () => usualTraits(),
      run: async ({ code }) => {
        order.push(code);
        return { observation: { kind: "finished", stdout: "", stderr: "" }, durationMs: 1 };
      },
      [Symbol.asyncDispose]: async () => {},
    }),
  };
  const times: Readonly<Record<string, number>> = { a: 10, b: 20, c: 30 };
  const programs = ["a", "b", "c"].map((key) => ({ key, program: program(key) }));
  await runFresh(
    { programs, interpreters: [interpreter] },
    { jobs: 1, timeoutMs: 1000, isolation: "fork", shuffle },
    { times: { of: (key) => times[key] } },
    new AbortController().signal,
    () => {},
  );
  return order;
}

test("what took long goes first, but not where the order is to be random", async () => {
  expect(await started(undefined)).toEqual(["c", "b", "a"]);
  expect(await started(1)).toEqual(["a", "b", "c"]);
});
