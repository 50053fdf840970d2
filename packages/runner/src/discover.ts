import type { Traits } from "@pyconform/model";
import type { Adapter, AdapterError, Candidate, Host, Implementation, OpenOptions } from "./adapter.js";

/** An interpreter that was asked who it is, and passed the smoke suite. */
export interface UsableInterpreter {
  readonly kind: "usable";
  /** Unique in the run, such as `cpython-3.15.2`. */
  readonly id: string;
  /** The implementation package it belongs to; `sys.implementation.name` where no package recognizes it. */
  readonly implementation: string;
  readonly candidate: Candidate;
  readonly traits: Traits;
  /** Starts one. */
  open(options: OpenOptions): Promise<Adapter>;
}

/** A candidate that cannot be used, and why. */
export interface UnusableInterpreter {
  readonly kind: "unusable";
  /** Its name where one was given, otherwise its command. */
  readonly id: string;
  readonly candidate: Candidate;
  readonly failure: AdapterError;
}

/** See its members. */
export type Discovered = UsableInterpreter | UnusableInterpreter;

/** What to ask, and whom besides those that the implementations find. */
export interface DiscoverOptions {
  /** Asked for by name: `--interpreter`, `conform.local.yaml`. They come first. */
  readonly explicit: readonly Candidate[];
  /** False: only the explicit ones. */
  readonly search: boolean;
  /** Modules whose presence cases ask for. */
  readonly modules: readonly string[];
  /** How many are asked at the same time. Default: cores. */
  readonly jobs?: number | undefined;
  readonly signal: AbortSignal;
}

/** Every interpreter in reach, once each, in stable order: by implementation, then version. Rejects only on abort. */
export async function discoverInterpreters(
  _implementations: readonly Implementation[],
  _host: Host,
  _options: DiscoverOptions,
): Promise<readonly Discovered[]> {
  throw new Error("not yet");
}
