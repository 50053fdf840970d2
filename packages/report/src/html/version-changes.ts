import { type CaseReport, compareVersions } from "@pyconform/model";
import { groupBy } from "./group-by.js";
import type { SiteContents } from "./site.js";
import { changesOf, timelinesOf, type VersionChange } from "./timeline.js";

/** One case that a version changed, on one line of versions or on several. */
export interface ChangedCase {
  readonly report: CaseReport;
  readonly change: VersionChange;
  /** Names of the lines. */
  readonly lines: readonly string[];
}

/** All that one version changed. */
export interface ChangesOfVersion {
  readonly version: string;
  readonly cases: readonly ChangedCase[];
  /** Promises that a document gives from this version on. */
  readonly promisedSince: readonly CaseReport[];
}

/** What changed by version, the newest first; versions without a change are not in it. */
export function changesByVersion({ results, lines }: SiteContents): readonly ChangesOfVersion[] {
  const oldest = lines[0]?.interpreters[0]?.languageVersion;
  const changed = new Map<string, ChangedCase[]>();
  const since = new Map<string, CaseReport[]>();
  for (const report of results.cases) {
    const start = sinceOf(report);
    if (start !== undefined && oldest !== undefined && compareVersions(start, oldest) > 0) add(since, start, report);
    for (const [version, each] of changesOfCase(report, lines)) add(changed, version, each);
  }
  return [...new Set([...changed.keys(), ...since.keys()])]
    .sort((a, b) => compareVersions(b, a))
    .map((version) => ({
      version,
      cases: changed.get(version) ?? [],
      promisedSince: since.get(version) ?? [],
    }));
}

/** The same change on several lines is told once. */
function changesOfCase(report: CaseReport, lines: SiteContents["lines"]): readonly (readonly [string, ChangedCase])[] {
  if (report.finding.groups.length < 2) return [];
  const found = timelinesOf(report, lines).flatMap((timeline) =>
    changesOf(timeline).map((change) => ({ line: timeline.name, change })),
  );
  const same = groupBy(found, ({ change: { before, after } }) => [after.version, before.group, after.group].join(" "));
  return [...same.values()].flatMap((each) => {
    const [first] = each;
    return first === undefined
      ? []
      : [[first.change.after.version, { report, change: first.change, lines: each.map(({ line }) => line) }] as const];
  });
}

/** The version from which on a promise holds. */
function sinceOf({ level, case: authored }: CaseReport): string | undefined {
  if (level !== "language") return undefined;
  return authored.program.requires.flatMap((each) => (each.kind === "language-version" ? (each.since ?? []) : []))[0];
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
