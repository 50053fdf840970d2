import { describe, expect, test } from "vitest";
import { z } from "zod";
import { harnessMessageSchema, protocolVersion, runnerMessageSchema } from "./messages.js";

const result = {
  kind: "result",
  seq: 0,
  durationMs: 1.5,
  observation: { kind: "finished", stdout: "\udcff", stderr: "" },
};

describe("a message of the harness", () => {
  test.each([
    ["a result", result],
    [
      "a result with an exception",
      {
        ...result,
        observation: {
          kind: "raised",
          exception: { type: "KeyError", bases: ["KeyError", "LookupError"], message: "'x'" },
          stdout: "",
          stderr: "",
        },
      },
    ],
    ["the answer of a Python that is too old", { kind: "too-old", version: "2.7.18" }],
  ])("may be %s", (_, message) => {
    expect(harnessMessageSchema.parse(message)).toEqual(message);
  });

  test.each([
    ["a number", 7],
    ["of an unknown kind", { kind: "wish" }],
    ["a result without its number", { ...result, seq: undefined }],
    ["a result with more than is defined", { ...result, verdict: "kept" }],
    ["a result whose observation is unknown", { ...result, observation: { kind: "vanished", stdout: "", stderr: "" } }],
    ["a result whose stdout is no text", { ...result, observation: { kind: "finished", stdout: 1, stderr: "" } }],
    ["a result that took negative time", { ...result, durationMs: -1 }],
  ])("may not be %s", (_, message) => {
    expect(harnessMessageSchema.safeParse(message).success).toBe(false);
  });
});

test("a program is sent without any word on what is expected of it", () => {
  const run = runnerMessageSchema.options.find(({ shape }) => shape.kind.value === "run");
  expect(Object.keys(run?.shape ?? {}).filter((name) => /expect|verdict|promise/.test(name))).toEqual([]);
});

test("the published JSON Schema is the one that these definitions give", async () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Messages between pyconform's runner and its harness, protocol version ${protocolVersion}`,
    $defs: { runner: toSchema(runnerMessageSchema), harness: toSchema(harnessMessageSchema) },
    anyOf: [{ $ref: "#/$defs/runner" }, { $ref: "#/$defs/harness" }],
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../schema/messages.schema.json");
});

function toSchema(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return rest;
}
