import type { CaseIndex } from "./case-index.js";
import { type FieldName, fields, verdictNames } from "./fields.js";

/** The names at hand: what can stand as a value. */
export interface Vocabulary {
  readonly topics: readonly string[];
  readonly subjects: readonly string[];
  readonly ids: readonly string[];
  readonly cites: readonly string[];
  readonly requires: readonly string[];
  readonly versions: readonly string[];
  /** `any`, implementations, and ids of interpreters. */
  readonly who: readonly string[];
}

/** Every name that the cases and interpreters of `index` have. */
export function vocabularyOf({ cases, interpreters }: CaseIndex): Vocabulary {
  const names = (of: (each: (typeof cases)[number]) => readonly string[]) => [...new Set(cases.flatMap(of))].sort();
  return {
    topics: names(({ id }) => [id.split("/")[0] ?? id]),
    subjects: names(({ id }) => [id.split("/").slice(0, 2).join("/")]),
    ids: cases.map(({ id }) => id),
    cites: names(({ cites }) => cites.flatMap((citation) => [citation.split("#")[0] ?? citation, citation])),
    requires: names(({ requires }) => requires),
    versions: names(({ result }) => result?.changed ?? []).sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
    who: ["any", ...new Set([...interpreters.map((each) => each.implementation), ...interpreters.map(({ id }) => id)])],
  };
}

/** The values that a field can have; `undefined` where any words can stand. */
export function valuesOfField(field: FieldName, vocabulary: Vocabulary): readonly string[] | undefined {
  const { values } = fields[field];
  switch (values.kind) {
    case "fixed":
      return values.values;
    case "names":
      return vocabulary[values.list];
    case "who":
      return vocabulary.who;
    case "verdict":
      return verdictNames;
    case "words":
      return undefined;
  }
}
