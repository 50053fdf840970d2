import type { Diagnostic } from "@pyconform/model";
import { diagnostic, inOrder } from "./diagnostics.js";
import type { FieldName } from "./fields.js";
import { boundaries, isOfSubject, matchesCitation, matchesName } from "./matches-name.js";
import type { ParsedQuery } from "./parse-query.js";
import type { Query, QueryValue } from "./query.js";
import { suggest } from "./suggest.js";
import { type Vocabulary, valuesOfField } from "./vocabulary.js";

/** All that is wrong with a query: its own mistakes, and values that name nothing at hand. */
export function checkQuery({ text, query, diagnostics }: ParsedQuery, vocabulary: Vocabulary): readonly Diagnostic[] {
  return inOrder([...diagnostics, ...wrongValues(query, text, vocabulary)]);
}

function wrongValues(query: Query, text: string, vocabulary: Vocabulary): readonly Diagnostic[] {
  switch (query.kind) {
    case "all":
    case "any":
      return query.terms.flatMap((term) => wrongValues(term, text, vocabulary));
    case "not":
      return wrongValues(query.term, text, vocabulary);
    case "words":
      return [];
    case "field":
      return query.values.flatMap((value) => wrongValue(query.field, value, text, vocabulary));
  }
}

function wrongValue(field: FieldName, value: QueryValue, text: string, vocabulary: Vocabulary): readonly Diagnostic[] {
  const known = valuesOfField(field, vocabulary);
  if (known === undefined) return [];
  const [asked = "", who] = field === "verdict" ? value.text.split("@") : [value.text];
  const wrong = [
    ...(isKnown(field, asked, known) ? [] : [{ asked, known }]),
    ...(who === undefined || isKnown("differs", who, vocabulary.who) ? [] : [{ asked: who, known: vocabulary.who }]),
  ];
  return wrong.map(({ asked: name, known: names }) => {
    const near = suggest(name.toLowerCase(), names);
    return diagnostic(
      text,
      "unknown-query-value",
      `${field}: "${name}" names nothing here${names.length <= mostListed ? `; there are: ${names.join(", ")}` : ""}`,
      value.at,
      near === undefined ? undefined : `did you mean "${near}"?`,
    );
  });
}

const mostListed = 20;

function isKnown(field: FieldName, value: string, known: readonly string[]): boolean {
  switch (field) {
    case "cites":
      return known.some((name) => matchesCitation(name, value));
    case "subject":
      return known.some((name) => isOfSubject(name, value));
    case "topic":
    case "id":
      return known.some((name) => matchesName(name, value, boundaries.id));
    case "requires":
      return known.some((name) => matchesName(name, value, boundaries.requirement));
    case "differs":
    case "broken":
      return known.some((name) => matchesName(name, value, boundaries.interpreter));
    default:
      return known.includes(value.toLowerCase());
  }
}
