import { canonical } from "@pyconform/report";

/** A text that is equal exactly for equal values, in whatever order their names stand. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(canonical(value));
}
