import { resolve } from "node:path";
import { loadSpecs } from "@pyconform/loader";
import {
  type Case,
  type Deviation,
  type InterpreterResult,
  type OutdatedResult,
  type ProgramKind,
  parseCaseId,
  type Results,
  type RunRecord,
  type Traits,
} from "@pyconform/model";
import { usualFacts } from "@pyconform/model/testing";
import { assembleResults } from "../assemble-results.js";
import { suiteDigest } from "../suite-digest.js";

const root = resolve(import.meta.dirname, "../../../..");
const { cases: loaded, subjects } = await loadSpecs({
  root,
  specsDir: resolve(root, "packages/cli/fixtures/good"),
});

/** Those of the sample specs, and copies of them that differ in their names. */
export const suite: readonly Case[] = ["", "-again", "-once-more"].flatMap((suffix) =>
  loaded.map((each) => ({ ...each, id: parseCaseId(`${each.id}${suffix}`) ?? each.id })),
);

const at = { file: "deviations.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const listed = { versions: "*", traits: {}, at };

/** One by a glob over several cases, which a part of them cannot call stale, and one by id. */
export const deviations: readonly Deviation[] = [
  { ...listed, implementation: "cpython", cause: "a cause", cases: ["samples/printing/hello"] },
  { ...listed, implementation: "pypy", cause: "another", cases: ["samples/printing/division*"] },
];

/** A used interpreter that says `own` of itself. */
export function interpreter(id: string, implementation: string, own: Partial<Traits["facts"]> = {}): InterpreterResult {
  const traits = { facts: { ...usualFacts, ...own }, versionText: "made up", modules: [], features: [] };
  return {
    id,
    implementation,
    version: String(traits.facts.version),
    languageVersion: String(traits.facts["language-version"]),
    command: [`/usr/bin/${id}`],
    traits,
    status: "used",
  };
}

/** A record of programs that printed `stdout`, once each. */
export function printed(...stdout: readonly string[]): RunRecord {
  return {
    outcomes: stdout.map((each) => ({ observation: { kind: "finished", stdout: each, stderr: "" }, count: 1 })),
    durationMs: 1,
  };
}

/** What a run of a part sees. */
export interface Part {
  readonly interpreters: readonly InterpreterResult[];
  readonly recordOf: (caseId: string, program: ProgramKind, interpreterId: string) => RunRecord | undefined;
  readonly cases?: readonly Case[];
  readonly selected?: readonly string[] | null;
  readonly shard?: string | null;
  readonly digest?: string;
  readonly commit?: string;
  readonly deviations?: readonly Deviation[];
  readonly outdated?: ReadonlyMap<string, readonly OutdatedResult[]>;
}

/** The bundle that a run of a part writes. */
export function bundle(part: Part): Results {
  return assembleResults({
    subjects,
    cases: part.cases ?? suite,
    suiteIds: suite.map(({ id }) => id),
    interpreters: part.interpreters,
    deviations: part.deviations ?? deviations,
    recordOf: part.recordOf,
    outdated: part.outdated ?? new Map(),
    suite: { version: "0.0.0", commit: part.commit ?? "0123456", digest: part.digest ?? suiteDigest(suite) },
    selection: { cases: part.selected ?? null, shard: part.shard ?? null },
    started: "2026-01-01T00:00:00.000Z",
    durationMs: 1000,
    complete: true,
  });
}
