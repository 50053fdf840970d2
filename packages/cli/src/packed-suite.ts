import { setFlagsFromString } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SpecFile } from "@pyconform/loader";
import type { Case, Diagnostic } from "@pyconform/model";
import { modulesOf, planOf } from "./plan-of.js";
import type { CaseHead, SubjectHead, Suite } from "./suite.js";
import { programDigests, suiteDigestOf } from "./suite-digest.js";

/** Cases of a part: enough to keep all cores busy between two ends, few enough to be nothing in memory. */
const casesOfPart = 2000;

/** V8 lets garbage grow to several times of what is in use while the machine has memory; here it collects after this much of it. */
const heapGrowth = 30;

/** Cases of one file, in a small part of what they take as objects. */
type Packed = Buffer;

/**
 * Reads a suite of any size: each file is checked and packed as it comes, and unpacked when its turn is. What is kept of
 * a case is its id.
 */
export async function packedSuite(root: string, specsDir: string, partSize = casesOfPart): Promise<Suite> {
  const { openSpecs, sortDiagnostics } = await import("@pyconform/loader");
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
  const opened = await openSpecs({ root, specsDir });
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const subjects: SubjectHead[] = [];
  const heads: CaseHead[] = [];
  const packed: Packed[] = [];
  const digests: string[] = [];
  const modules = new Set<string>();
  const withInstead = new Set<string>();
  for await (const { file, diagnostics: own } of opened.files) {
    diagnostics.push(...own);
    if (file === undefined || file.subject.cases.length === 0) continue;
    const { subject, ids } = detached(file);
    const { cases } = file.subject;
    subjects.push(subject);
    heads.push(...ids);
    packed.push(deflateRawSync(JSON.stringify(cases), { level: 1 }));
    digests.push(...programDigests(cases));
    for (const name of modulesOf(planOf(cases, 1))) modules.add(name);
    for (const each of cases)
      if (each.level === "implementation" && each.instead.kind === "program") withInstead.add(each.id);
  }
  return {
    subjects,
    heads,
    diagnostics: sortDiagnostics(diagnostics as Parameters<typeof sortDiagnostics>[0]),
    modules: [...modules].sort(),
    digest: suiteDigestOf(digests),
    cases: undefined,
    countPrograms: (wanted) => wanted.reduce((sum, { id }) => sum + (withInstead.has(id) ? 2 : 1), 0),
    parts: (wanted) => unpacked(packed, wanted, partSize),
  };
}

/** Copies, because a piece of a text keeps the whole text of its file in memory. */
function detached({ subject: { cases, ...subject } }: SpecFile): { subject: SubjectHead; ids: readonly CaseHead[] } {
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const at = { file: subject.file };
  const ids = (copy(cases.map(({ id, aliases, level }) => ({ id, aliases, level }))) as Omit<CaseHead, "at">[]).map(
    (each): CaseHead => ({ ...each, at }),
  );
  return { subject: copy(subject) as SubjectHead, ids };
}

function* unpacked(
  packed: readonly Packed[],
  wanted: readonly CaseHead[],
  partSize: number,
): Generator<readonly Case[]> {
  const ids = new Set<string>(wanted.map(({ id }) => id));
  let part: Case[] = [];
  for (const each of packed) {
    const cases = JSON.parse(inflateRawSync(each).toString("utf8")) as readonly Case[];
    part.push(...cases.filter(({ id }) => ids.has(id)));
    if (part.length < partSize) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
