import { isFeature, type Requirement, type TraitName, traitNames } from "@pyconform/model";

/** Reads one entry of `requires`: a feature, `trait=value`, or else a module. Whether that module can be meant is a rule's to say. */
export function parseRequirement(text: string): Requirement {
  if (isFeature(text)) return { kind: "feature", feature: text };
  const [name = "", value] = text.split("=", 2);
  const trait = traitNames.find((known): known is TraitName => known === name.trim());
  if (trait !== undefined && value !== undefined) return { kind: "trait", trait, value: value.trim() };
  return { kind: "module", module: text };
}
