import type { LoadedCases } from "@pyconform/loader/cases";
import type { Case, Diagnostic, Subject } from "@pyconform/model";
import { modulesOf, planOf } from "./plan-of.js";
import { suiteDigest } from "./suite-digest.js";

/** What has to be known of every case of a suite to choose among them: a case is one, too. */
export type CaseHead = Pick<Case, "id" | "aliases" | "level"> & { readonly at: Pick<Case["at"], "file"> };

/** A subject without its cases. */
export type SubjectHead = Omit<Subject, "cases">;

/** A suite of specs, whose cases are either all at hand or come in parts. */
export interface Suite {
  readonly subjects: readonly SubjectHead[];
  readonly heads: readonly CaseHead[];
  readonly diagnostics: readonly Diagnostic[];
  /** Modules that any case asks for, sorted. */
  readonly modules: readonly string[];
  readonly digest: string;
  /** All cases; `undefined` where there are too many to be kept. */
  readonly cases: readonly Case[] | undefined;
  /** How many programs these cases have. */
  countPrograms(wanted: readonly CaseHead[]): number;
  /** These cases in the order of the suite, in as many parts as memory asks for. */
  parts(wanted: readonly CaseHead[]): Iterable<readonly Case[]>;
}

/** A suite that is in memory, and given in one part. */
export function wholeSuite({ cases, subjects, diagnostics }: LoadedCases): Suite {
  const only = (wanted: readonly CaseHead[]): readonly Case[] => {
    const ids = new Set(wanted.map(({ id }) => id));
    return cases.filter(({ id }) => ids.has(id));
  };
  return {
    subjects,
    heads: cases,
    diagnostics,
    modules: modulesOf(planOf(cases, 1)),
    digest: suiteDigest(cases),
    cases,
    countPrograms: (wanted) => planOf(only(wanted), 1).length,
    parts: (wanted) => [only(wanted)],
  };
}
