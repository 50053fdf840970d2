import { axisNames, levels, verdictEffects } from "@pyconform/model";

/** What the values of a field are: `words` any text, `who` interpreters, otherwise names of a list. */
type FieldValues =
  | { readonly kind: "fixed"; readonly values: readonly string[] }
  /** Names that depend on the cases and interpreters at hand: a list of the vocabulary. */
  | { readonly kind: "names"; readonly list: "topics" | "subjects" | "ids" | "cites" | "requires" | "versions" }
  | { readonly kind: "who" }
  /** A verdict, and after `@` whose. */
  | { readonly kind: "verdict" }
  | { readonly kind: "words" };

/** One field of the query language. */
export interface Field {
  /** What it asks, in one sentence without full stop. */
  readonly about: string;
  readonly example: string;
  /** `results`: can be answered only where cases were run. */
  readonly needs: "specs" | "results";
  readonly values: FieldValues;
}

/** Names of the kinds of verdict, in the order of the model. */
export const verdictNames: readonly string[] = Object.keys(verdictEffects);

/** What `is:` can ask. */
export const marks = {
  failing: "a promise broken and not listed, a stale deviation, or a description that no longer holds",
  differing: "interpreters observed different things",
  portable: "upheld by all that could run it, or with a portable program that holds on all of them",
  undocumented: "described in no document",
} as const;

/** A word after `is:`. */
export type Mark = keyof typeof marks;

/** The fields, in the order in which they are offered and documented. */
export const fields = {
  level: {
    about: "promised to every implementation, or an implementation's own business",
    example: "level:implementation",
    needs: "specs",
    values: { kind: "fixed", values: levels },
  },
  topic: {
    about: "the topic",
    example: "topic:hashing",
    needs: "specs",
    values: { kind: "names", list: "topics" },
  },
  subject: {
    about: "the subject, with or without its topic",
    example: "subject:immutability/tuple",
    needs: "specs",
    values: { kind: "names", list: "subjects" },
  },
  id: {
    about: "the case's full id, or the beginning of it at a `/`",
    example: "id:immutability/tuple/item-assignment",
    needs: "specs",
    values: { kind: "names", list: "ids" },
  },
  cites: {
    about: "a page, section or object of the documents that promises or describes it",
    example: "cites:reference/datamodel",
    needs: "specs",
    values: { kind: "names", list: "cites" },
  },
  title: { about: "words of the title", example: 'title:"small int"', needs: "specs", values: { kind: "words" } },
  code: { about: "words of the program", example: "code:getrefcount", needs: "specs", values: { kind: "words" } },
  requires: {
    about: "a module, feature or trait that the program needs",
    example: "requires:threads",
    needs: "specs",
    values: { kind: "names", list: "requires" },
  },
  finding: {
    about: "what the case came to over all interpreters",
    example: "finding:universal",
    needs: "results",
    values: {
      kind: "fixed",
      values: ["upheld", "broken-by", "universal", "depends", "unexplained", "unverified"],
    },
  },
  axis: {
    about: "what the difference depends on",
    example: "axis:build",
    needs: "results",
    values: { kind: "fixed", values: axisNames },
  },
  changed: {
    about: "the language version in which the behaviour changed",
    example: "changed:3.12",
    needs: "results",
    values: { kind: "names", list: "versions" },
  },
  differs: {
    about: "who observed something else than the newest CPython; `any`: interpreters differ at all",
    example: "differs:pypy",
    needs: "results",
    values: { kind: "who" },
  },
  broken: {
    about: "who does not keep the promise, whether that is listed as a known deviation or not",
    example: "broken:any",
    needs: "results",
    values: { kind: "who" },
  },
  verdict: {
    about: "a verdict on any interpreter, or after `@` on one of them",
    example: "verdict:known-deviation@pypy",
    needs: "results",
    values: { kind: "verdict" },
  },
  is: {
    about: Object.entries(marks)
      .map(([mark, meaning]) => `\`${mark}\`: ${meaning}`)
      .join("; "),
    example: "is:failing",
    needs: "results",
    values: { kind: "fixed", values: Object.keys(marks) },
  },
} as const satisfies Record<string, Field>;

/** Name of a field. */
export type FieldName = keyof typeof fields;

/** The names of {@link fields}, in their order. */
export const fieldNames = Object.keys(fields) as readonly FieldName[];

/** The field of that name, whatever its case; `undefined` when there is none. */
export function parseFieldName(text: string): FieldName | undefined {
  const name = text.toLowerCase();
  return fieldNames.find((each) => each === name);
}
