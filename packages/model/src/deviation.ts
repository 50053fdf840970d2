import type { SourceSpan } from "./source-span.js";

/** A row of an implementation's `deviations.yaml`: one cause, and the cases in which it breaks a promise. */
export interface Deviation {
  /** The implementation package it belongs to. */
  readonly implementation: string;
  /** Why it deviates: one sentence. */
  readonly cause: string;
  /** PEP 440 specifiers over the implementation's version, or `*`. */
  readonly versions: string;
  /** Facts that must hold besides, such as `{ gil: "off" }`. */
  readonly traits: Readonly<Record<string, string>>;
  /** It shows in some runs only: a case that is kept once is not stale. */
  readonly sometimes?: boolean;
  /** The public issue or page that records it; `undefined` where none was found. */
  readonly link?: string | undefined;
  /** Case ids or globs over them. */
  readonly cases: readonly string[];
  readonly at: SourceSpan;
}
