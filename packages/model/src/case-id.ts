declare const caseIdBrand: unique symbol;

/** Name of a case for good: topic, subject and case, such as `immutability/tuple/item-assignment`. */
export type CaseId = string & { readonly [caseIdBrand]: never };

/** The only place that makes a {@link CaseId}; `undefined` when `text` is not one. */
export function parseCaseId(text: string): CaseId | undefined {
  return /^[a-z0-9-]+(?:\/[a-z0-9-]+){2}$/.test(text) ? (text as CaseId) : undefined;
}

/** The parts of a {@link CaseId}. */
export interface CaseIdParts {
  readonly topic: string;
  readonly subject: string;
  readonly name: string;
}

/** Takes a {@link CaseId} apart. */
export function caseIdParts(id: CaseId): CaseIdParts {
  const [topic = "", subject = "", name = ""] = id.split("/");
  return { topic, subject, name };
}
