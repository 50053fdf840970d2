import { type Feature, features, type TraitName, type Traits, traitNames } from "@pyconform/model";
import { z } from "zod";

const featureNames = Object.keys(features) as [Feature, ...Feature[]];
const factValue = z.union([z.string(), z.number(), z.boolean()]);

/** What the program `harness/describe.py` prints: the {@link Traits} of the interpreter that ran it. */
export const traitsSchema: z.ZodType<Traits> = z.strictObject({
  facts: z.strictObject(
    Object.fromEntries(traitNames.map((name) => [name, factValue])) as Record<TraitName, typeof factValue>,
  ),
  versionText: z.string(),
  modules: z.array(z.string()),
  features: z.array(z.enum(featureNames)),
});

/** `harness/describe.py` as a program that asks for these modules. */
export function describeProgram(source: string, modules: readonly string[]): string {
  return `MODULES = ${JSON.stringify(modules)}\n${source}`;
}
