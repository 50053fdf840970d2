import type { CaseReport } from "@pyconform/model";
import { mayVary } from "./may-vary.js";
import { outdatedOn } from "./outdated-on.js";
import { groupIndex } from "./site.js";
import type { VersionLine } from "./version-lines.js";

/** What one version did. */
interface TimelinePoint {
  /** The language version, such as `3.12`. */
  readonly version: string;
  readonly interpreter: string;
  /** Number of its group in the finding; -1 where the program was not run. */
  readonly group: number;
  /** The day, where it was recorded and not run. */
  readonly recorded?: string | undefined;
  /** What was recorded is of an earlier program: it has no group. */
  readonly outdated: boolean;
}

/** A behaviour over the versions of one implementation, oldest first. */
export interface Timeline {
  /** Of the {@link VersionLine}. */
  readonly name: string;
  readonly points: readonly TimelinePoint[];
}

/** A version that did not do what the one observed before it did. */
export interface VersionChange {
  readonly before: TimelinePoint;
  readonly after: TimelinePoint;
}

/**
 * The lines on which a case was observed with at least two versions; none where a new process may give another outcome,
 * because then one run of each version does not show what a version changed.
 */
export function timelinesOf(report: CaseReport, lines: readonly VersionLine[]): readonly Timeline[] {
  if (lines.some(({ interpreters }) => interpreters.some(({ id }) => mayVary(report, id)))) return [];
  const outdated = outdatedOn(report);
  return lines
    .map(({ name, interpreters }) => ({
      name,
      points: interpreters.map(({ id, languageVersion, recorded }) => ({
        version: languageVersion,
        interpreter: id,
        group: groupIndex(report, id),
        recorded: recorded?.date,
        outdated: outdated.has(id),
      })),
    }))
    .filter(({ points }) => points.filter(({ group }) => group !== -1).length > 1);
}

/** Where the observation changes; versions on which the program was not run are passed over. */
export function changesOf({ points }: Timeline): readonly VersionChange[] {
  const observed = points.filter(({ group }) => group !== -1);
  return observed.flatMap((after, index) => {
    const before = observed[index - 1];
    return before === undefined || before.group === after.group ? [] : [{ before, after }];
  });
}

/** Versions in a row that observed the same, and were all run or all recorded. */
export interface TimelineSpan {
  readonly group: number;
  readonly recorded: boolean;
  readonly outdated: boolean;
  readonly points: readonly TimelinePoint[];
}

/** A timeline in as few pieces as it has. */
export function spansOf({ points }: Timeline): readonly TimelineSpan[] {
  const spans: (TimelineSpan & { points: TimelinePoint[] })[] = [];
  for (const point of points) {
    const { group, outdated } = point;
    const recorded = point.recorded !== undefined;
    const last = spans.at(-1);
    if (last?.group === group && last.recorded === recorded && last.outdated === outdated) last.points.push(point);
    else spans.push({ group, recorded, outdated, points: [point] });
  }
  return spans;
}
