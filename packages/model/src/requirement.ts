import type { Feature } from "./feature.js";
import type { TraitName, Traits } from "./traits.js";

/** Something a case needs of an interpreter; unmet, the case is not applicable there. */
export type Requirement =
  | { readonly kind: "feature"; readonly feature: Feature }
  | { readonly kind: "module"; readonly module: string }
  /** Compared as text with the interpreter's fact. */
  | { readonly kind: "trait"; readonly trait: TraitName; readonly value: string }
  /** The promise holds from `since` on and up to and with `until` (language versions, such as `3.10`). */
  | { readonly kind: "language-version"; readonly since?: string | undefined; readonly until?: string | undefined }
  /** The interpreter cannot be started this way (flags, environment, a fresh process). */
  | { readonly kind: "launch"; readonly what: string };

/** A requirement as a person says it: `module zlib`, `feature threads`, `byte-order=big`, `since 3.11`. */
export function describeRequirement(requirement: Requirement): string {
  switch (requirement.kind) {
    case "feature":
      return `feature ${requirement.feature}`;
    case "module":
      return `module ${requirement.module}`;
    case "trait":
      return `${requirement.trait}=${requirement.value}`;
    case "language-version":
      return [
        requirement.since === undefined ? "" : `since ${requirement.since}`,
        requirement.until === undefined ? "" : `until ${requirement.until}`,
      ]
        .filter((part) => part !== "")
        .join(", ");
    case "launch":
      return requirement.what;
  }
}

/** The first of `requirements` that `traits` do not meet; `undefined` when all are met. `launch` is the adapter's to judge. */
export function unmetRequirement(requirements: readonly Requirement[], traits: Traits): Requirement | undefined {
  return requirements.find((requirement) => !isMet(requirement, traits));
}

function isMet(requirement: Requirement, traits: Traits): boolean {
  switch (requirement.kind) {
    case "feature":
      return traits.features.includes(requirement.feature);
    case "module":
      return traits.modules.includes(requirement.module);
    case "trait":
      return String(traits.facts[requirement.trait]) === requirement.value;
    case "language-version": {
      const version = String(traits.facts["language-version"]);
      return (
        (requirement.since === undefined || compareVersions(version, requirement.since) >= 0) &&
        (requirement.until === undefined || compareVersions(version, requirement.until) <= 0)
      );
    }
    case "launch":
      return true;
  }
}

/** Compares language versions such as `3.9` and `3.10`: negative, zero or positive. */
export function compareVersions(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
