import { type TraitName, traitNames } from "@pyconform/model";
import { expect, test } from "vitest";
import { describeProgram, traitsSchema } from "./describe.js";

const facts = Object.fromEntries(traitNames.map((name) => [name, "x"])) as Record<TraitName, string>;
const traits = { facts, versionText: "3.14", modules: ["zlib"], features: ["fork"] };

test("traits with every fact are read", () => {
  expect(traitsSchema.parse(traits)).toEqual(traits);
});

test.each([
  ["a fact is missing", { ...traits, facts: { ...facts, gil: undefined } }],
  ["a fact has an unknown name", { ...traits, facts: { ...facts, colour: "red" } }],
  ["a feature has an unknown name", { ...traits, features: ["telepathy"] }],
])("traits are refused where %s", (_, wrong) => {
  expect(traitsSchema.safeParse(wrong).success).toBe(false);
});

test("the modules to ask for stand above the program, as Python", () => {
  expect(describeProgram("print(MODULES)", ["zlib", "compression.zstd"])).toBe(
    'MODULES = ["zlib","compression.zstd"]\nprint(MODULES)',
  );
});
