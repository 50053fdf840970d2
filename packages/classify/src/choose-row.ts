import type { Row, When } from "@pyconform/model";
import type { JudgedInterpreter } from "./judged-interpreter.js";
import { traitsAgree } from "./traits-agree.js";
import { versionIn } from "./version-in.js";

/** The first row that speaks of this interpreter; `undefined` where none does. */
export function chooseRow(rows: readonly Row[], interpreter: JudgedInterpreter): Row | undefined {
  return rows.find((row) => speaksOf(row.when, interpreter));
}

function speaksOf(when: When, { implementation, traits }: JudgedInterpreter): boolean {
  return (
    (when.implementation === undefined || when.implementation.includes(implementation)) &&
    (when.version === undefined || versionIn(String(traits.facts["language-version"]), when.version)) &&
    (when.traits === undefined || traitsAgree(when.traits, traits))
  );
}
