import type { CaseId } from "./case-id.js";
import type { Expectation, Row } from "./expectation.js";
import type { Level } from "./level.js";
import type { Requirement } from "./requirement.js";
import type { SourceSpan } from "./source-span.js";

/** A section or object of the official documentation, such as `library/sys#sys.getrefcount`. */
export type Citation = string;

/** How a program is to be run; absent parts have the run's defaults. */
export interface RunOptions {
  /** Interpreter flags, such as `-O`. Any flag or variable asks for a fresh process. */
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** `fork`: in a fork of a clean, warm interpreter where there is `os.fork`. `process`: in a new interpreter. */
  readonly isolation: "fork" | "process";
  /** Wall-clock limit in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Alone on the machine, after everything else. */
  readonly exclusive: boolean;
  /** How often the program is run; outcomes are counted. At least 1. */
  readonly repeat: number;
}

/** A program and how to run it: all that an interpreter gets, never what is expected of it. */
export interface Program {
  /** Python source. */
  readonly code: string;
  readonly requires: readonly Requirement[];
  readonly run: RunOptions;
}

/** The portable program that does what an implementation case cannot promise; it must hold on every interpreter. */
export type Instead =
  | { readonly kind: "program"; readonly program: Program; readonly expect: Expectation }
  /** There is no portable way; `reason` says why. */
  | { readonly kind: "none"; readonly reason: string };

interface CaseBase {
  readonly id: CaseId;
  /** Former ids of the same case. */
  readonly aliases: readonly CaseId[];
  readonly topic: string;
  readonly subject: string;
  /** A sentence that is true or false. */
  readonly title: string;
  /** More for the reader. */
  readonly note?: string | undefined;
  /** Rows of inventories it shows, such as `pypy-differences/gc-no-refcounts`. */
  readonly covers: readonly string[];
  readonly program: Program;
  /** `message`: two observations with different messages are different. */
  readonly compare: "outcome" | "message";
  /** Where the case stands. */
  readonly at: SourceSpan;
}

/** Promised to every implementation by the cited text. */
export interface LanguageCase extends CaseBase {
  readonly level: "language";
  readonly promisedBy: readonly Citation[];
  readonly expect: Expectation;
}

/** An implementation's own business. */
export interface ImplementationCase extends CaseBase {
  readonly level: "implementation";
  /** Empty where `undocumented` says why. */
  readonly documentedIn: readonly Citation[];
  readonly undocumented?: string | undefined;
  /** The mechanism in the implementation that makes it so. */
  readonly why: string;
  readonly instead: Instead;
  readonly expect: readonly Row[];
}

/** One authored program with its statement and expectation. */
export type Case = LanguageCase | ImplementationCase;

/** One YAML file of related cases. */
export interface Subject {
  readonly level: Level;
  readonly topic: string;
  readonly subject: string;
  readonly title: string;
  readonly about: string;
  readonly cases: readonly Case[];
  /** Path relative to the project's root, with `/`. */
  readonly file: string;
}
