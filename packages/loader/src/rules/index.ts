import { contradictoryKeys } from "./contradictory-keys.js";
import { duplicateId } from "./duplicate-id.js";
import { duplicateProgram } from "./duplicate-program.js";
import { duplicateTitle } from "./duplicate-title.js";
import { expectationImpossible } from "./expectation-impossible.js";
import { hasattrAbsence } from "./hasattr-absence.js";
import { machineDependentOutput } from "./machine-dependent-output.js";
import { missingKey } from "./missing-key.js";
import { noObservation } from "./no-observation.js";
import type { Rule } from "./rule.js";
import { statementNotASentence } from "./statement-not-a-sentence.js";
import { swallowedException } from "./swallowed-exception.js";
import { unknownFeature } from "./unknown-feature.js";
import { unknownImplementation } from "./unknown-implementation.js";
import { unknownInventoryRow } from "./unknown-inventory-row.js";
import { unknownSection } from "./unknown-section.js";

/** Every rule: first what makes running meaningless, then what makes a case a bad one. */
export const rules: readonly Rule[] = [
  duplicateId,
  missingKey,
  contradictoryKeys,
  unknownSection,
  unknownInventoryRow,
  unknownImplementation,
  unknownFeature,
  expectationImpossible,
  noObservation,
  duplicateProgram,
  duplicateTitle,
  statementNotASentence,
  machineDependentOutput,
  swallowedException,
  hasattrAbsence,
];
