import type { FieldName } from "./fields.js";

/** A part of a query's text: UTF-16 offsets from 0, `end` is the first that is no part of it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** One value that a field asks for. */
export interface QueryValue {
  readonly text: string;
  readonly at: TextSpan;
}

/** What a text asks for. A query that is not finished (`topic:`, `(`) is one too: what is missing asks for nothing. */
export type Query =
  /** All of `terms`; every case where there are none. */
  | { readonly kind: "all"; readonly terms: readonly Query[] }
  /** At least one of `terms`. */
  | { readonly kind: "any"; readonly terms: readonly Query[] }
  | { readonly kind: "not"; readonly term: Query }
  /** At least one of `values`. */
  | { readonly kind: "field"; readonly field: FieldName; readonly values: readonly QueryValue[]; readonly at: TextSpan }
  /** Words that stand anywhere in a case: one word, or those between quotes with their spaces. */
  | { readonly kind: "words"; readonly text: string; readonly at: TextSpan };
