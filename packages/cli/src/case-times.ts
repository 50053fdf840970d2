import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How long cases take on an interpreter, as recorded for everybody: only what all machines share may decide who runs what. */
export interface CaseTimes {
  /** Mean of the cases that are not listed, in milliseconds. */
  readonly ordinaryMs: number;
  /** Cases that take far longer, in milliseconds, by id. */
  readonly casesMs: Readonly<Record<string, number>>;
}

/** Where the recorded times are, below the project's root. They are in git, so that every machine cuts the same parts. */
const caseTimesFile = "reports/recorded/times.json";

/** Reads the recorded times; without them all cases count the same. */
export function readCaseTimes(root: string): CaseTimes {
  try {
    return JSON.parse(readFileSync(join(root, caseTimesFile), "utf8")) as CaseTimes;
  } catch {
    return { ordinaryMs: 1, casesMs: {} };
  }
}

/** Cases that take this often what the middle one takes are listed by themselves. */
const farLonger = 3;

/** Records the mean time of each case over the interpreters that ran it (milliseconds, by id); gives the file's name. */
export function writeCaseTimes(root: string, durations: ReadonlyMap<string, readonly number[]>): string {
  const file = join(root, caseTimesFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(caseTimesOf(durations), null, 2)}\n`);
  return caseTimesFile;
}

/** Rounded, so that little changes from one recording to the next. */
function caseTimesOf(durations: ReadonlyMap<string, readonly number[]>): CaseTimes {
  const means = [...durations].map(
    ([id, all]) => [id, all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)] as const,
  );
  const sorted = means.map(([, ms]) => ms).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const isLong = ([, ms]: readonly [string, number]) => ms >= farLonger * middle;
  const rest = means.filter((each) => !isLong(each)).map(([, ms]) => ms);
  const ordinary = rest.reduce((sum, each) => sum + each, 0) / Math.max(1, rest.length);
  return {
    ordinaryMs: Math.max(0.1, Number(ordinary.toPrecision(2))),
    casesMs: Object.fromEntries(
      means
        .filter(isLong)
        .map(([id, ms]) => [id, Number(ms.toPrecision(2))] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
