import type { Traits } from "@pyconform/model";

/** What judging needs to know of an interpreter. */
export interface JudgedInterpreter {
  /** Such as `cpython-3.13.15t`. */
  readonly id: string;
  /** The implementation package it belongs to, such as `cpython-freethreaded`. */
  readonly implementation: string;
  readonly traits: Traits;
}
