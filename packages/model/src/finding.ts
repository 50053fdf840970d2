import type { Observation } from "./observation.js";
import type { AxisName, TraitName } from "./traits.js";

/** Interpreters that observed the same. */
export interface ObservationGroup {
  readonly observation: Observation;
  /** Ids of interpreters, in the run's order. */
  readonly interpreters: readonly string[];
  /** Each of them gives several outcomes from run to run; `observation` is the one seen most on the first of them. */
  readonly varies?: true | undefined;
}

/** One trait that explains who agrees with whom. */
export interface Axis {
  readonly axis: AxisName;
  /** Absent on the axis `run`, where no fact tells what changes from run to run. */
  readonly trait?: TraitName | undefined;
  /** For `version`: the language versions at which the observation changes, such as `3.12`, oldest first. */
  readonly thresholds?: readonly string[] | undefined;
  /** For `version` within one implementation: which. */
  readonly within?: string | undefined;
}

/** What a language case came to, over all interpreters. */
export type LanguageFinding =
  | { readonly kind: "upheld" }
  | { readonly kind: "broken-by"; readonly interpreters: readonly string[] }
  /** No interpreter gave a verdict. */
  | { readonly kind: "unverified" };

/** What an implementation case came to, over all interpreters. */
export type ImplementationFinding =
  /** Nobody promises it, everybody observed does it. */
  | { readonly kind: "universal" }
  /** The smallest set of traits that explains who agrees with whom. */
  | {
      readonly kind: "depends";
      readonly axes: readonly Axis[];
      /** Other explanations that these interpreters cannot tell from it. */
      readonly alternatives: readonly (readonly Axis[])[];
    }
  /** Interpreters with the same facts disagree: nothing that is asked of them explains it. */
  | { readonly kind: "unexplained" }
  | { readonly kind: "unverified" };

/** What one case came to, over all interpreters. */
export type Finding = (LanguageFinding | ImplementationFinding) & {
  /** A sentence for people, such as `same on every CPython since 3.12; PyPy differs`. */
  readonly sentence: string;
  /** Which interpreter would settle it, where the ones at hand cannot tell two axes apart. */
  readonly settledBy?: string | undefined;
  /** Who observed what; interpreters where it was not run are in none. */
  readonly groups: readonly ObservationGroup[];
};
