import { validRange } from "@renovatebot/pep440";
import { z } from "zod";
import type { DiagnosticCode } from "../diagnostic-codes.js";
import { idForm } from "./id-form.js";

interface Format {
  readonly pattern: RegExp;
  /** What a text that does not have this form is reported as. */
  readonly code: DiagnosticCode;
  readonly expected: string;
}

/** Forms of texts; JSON Schema carries the pattern, a diagnostic the code. */
export const formats = {
  id: { ...idForm, code: "invalid-id" },
  caseId: {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){2}$/,
    code: "invalid-id",
    expected: "topic/subject/id",
  },
  languageVersion: {
    pattern: /^3\.(?:0|[1-9]\d?)$/,
    code: "invalid-version",
    expected: 'a language version, such as "3.11"',
  },
  citation: {
    pattern: /^(?:[a-z0-9][\w.-]*(?:\/[\w.-]+)*#[^\s#]+|peps\/pep-\d{4}(?:#[^\s#]+)?)$/,
    code: "invalid-citation",
    expected: "page#anchor, such as library/sys#sys.getrefcount, or peps/pep-0703",
  },
  covered: {
    pattern: /^[a-z][a-z-]*\/\S+$/,
    code: "unknown-inventory-row",
    expected: "<inventory>/<id>, such as pypy-differences/gc-no-prompt-finalization",
  },
  typeName: { pattern: /^[A-Za-z_]\w*$/, code: "wrong-type", expected: "the name of a class without its module" },
  signal: { pattern: /^SIG[A-Z0-9]+$/, code: "wrong-type", expected: "a signal's name, such as SIGABRT" },
  matrixValueName: { pattern: /^[a-z][a-z0-9_-]*$/, code: "invalid-id", expected: "a lower-case name" },
  link: { pattern: /^https:\/\/\S+$/, code: "wrong-type", expected: "an address that begins with https://" },
} as const satisfies Record<string, Format>;

/** A text of one of the {@link formats}. */
export function formatted(name: keyof typeof formats) {
  return z.string().regex(formats[name].pattern);
}

/** A text that is not blank. */
export const text = z.string().regex(/\S/);

/** PEP 440 specifiers, such as `>=3.12, <3.14`. */
export const specifiers = z.string().refine(isSpecifiers, {
  params: { code: "invalid-version", expected: 'PEP 440 specifiers, such as ">=3.12, <3.14"' },
});

/** Whether `range` is a list of PEP 440 specifiers. */
export function isSpecifiers(range: string): boolean {
  const known = ranges.get(range);
  if (known !== undefined) return known;
  const answer = range.trim() !== "" && validRange(range);
  ranges.set(range, answer);
  return answer;
}

/** The corpus has few ranges, each many times, and each answer takes a parser's time. */
const ranges = new Map<string, boolean>();

/** One value, or a list of at least one. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.union([item, z.array(item).min(1)]);
}
