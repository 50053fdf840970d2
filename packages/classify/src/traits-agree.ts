import type { TraitName, Traits } from "@pyconform/model";

/** Whether every wanted fact is the interpreter's own, compared as text. */
export function traitsAgree(wanted: Readonly<Record<string, string | undefined>>, traits: Traits): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => value === undefined || String(traits.facts[name as TraitName]) === value,
  );
}
