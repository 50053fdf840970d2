import { eachExpectation, eachOutcome } from "./expectations.js";
import { mistake, type Rule } from "./rule.js";

/** Expected output names no address, time, temporary name or path of the machine on which it was written. */
export const machineDependentOutput: Rule = {
  code: "machine-dependent-output",
  stage: "lint",
  *check(files) {
    for (const placed of eachExpectation(files)) {
      for (const { outcome, path } of eachOutcome(placed)) {
        if (outcome.stdout === undefined) continue;
        for (const { what, pattern } of machineDependent) {
          const found = pattern.exec(outcome.stdout)?.[0];
          // What the program itself spells out does not come from the machine.
          if (
            found === undefined ||
            [placed.code, placed.code.replaceAll("\\\\", "\\")].some((code) => code.includes(found.trim()))
          )
            continue;
          yield mistake(
            "machine-dependent-output",
            placed.file,
            [...path, "stdout"],
            `"${found}" is ${what}`,
            "print a fact that is the same on every machine",
          );
        }
      }
    }
  },
};

const machineDependent = [
  { what: "the address of an object", pattern: /\bat 0x[0-9A-Fa-f]{4,}/ },
  { what: "a path of the machine", pattern: /(?<![\w.])\/(?:tmp|home|root|usr|var|opt|Users|private)\/[\w.-]+/ },
  { what: "a path of the machine", pattern: /\b[A-Z]:\\(?:Users|Windows|Program)/ },
  { what: "a temporary name", pattern: /\btmp[a-z0-9_]{8}\b/ },
  { what: "a point in time", pattern: /\b20[2-9]\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d/ },
] as const;
