import type { CaseReport, VerdictKind } from "@pyconform/model";
import { type CaseIndex, type IndexedCase, indexCases, verdictNames } from "@pyconform/query";
import { outdatedOn } from "./outdated-on.js";
import { casePath, interpreterPath, topicPath } from "./paths.js";
import { portableWords } from "./portable-words.js";
import type { SiteContents } from "./site.js";

/** A case as the search and the matrix show it. */
export interface ListedCase extends IndexedCase {
  readonly path: string;
  /** What it came to, in a sentence. */
  readonly sentence: string;
  /** What portable code does. */
  readonly portable: string;
  /** Numbers of the interpreters of which only an earlier program was recorded. */
  readonly outdated: readonly number[];
}

/** All cases in the browser: a {@link CaseIndex} with what is needed to show them. */
export interface ListedCases extends CaseIndex<ListedCase> {
  readonly interpreters: readonly {
    readonly id: string;
    readonly implementation: string;
    readonly path: string;
    /** The day, where it was recorded and not run. */
    readonly recorded?: string;
  }[];
  /** Titles and pages of the topics, in the order of the cases. */
  readonly topics: readonly { readonly topic: string; readonly title: string; readonly path: string }[];
}

/** {@link ListedCases} without their texts, small: what is said of many cases stands once in `words`. */
export interface PackedCases {
  readonly interpreters: ListedCases["interpreters"];
  readonly topics: ListedCases["topics"];
  readonly reference: number;
  readonly words: readonly string[];
  readonly cases: readonly PackedCase[];
}

/** Numbers are places in `words`; verdicts and groups have a letter for each interpreter, a dot where there is none. */
type PackedCase = readonly [
  id: string,
  title: string,
  language: 0 | 1,
  cites: readonly number[],
  requires: readonly number[],
  verdicts: string,
  groups: string,
  finding: number,
  axes: readonly number[],
  changed: readonly number[],
  marks: number,
  sentence: number,
  portable: number,
  outdated?: readonly number[],
];

/** What is searched in each case, in the order of {@link PackedCases}: code and statement in small letters. */
export type PackedTexts = readonly (readonly [code: string, statement: string])[];

/** Longest program or statement that is searched: nobody writes such a case, and a page must load it. */
const mostSearched = 4_000;

/** The cases for the browser, by topic. */
export function packCases(site: SiteContents): { readonly cases: PackedCases; readonly texts: PackedTexts } {
  const reports = site.topics.flatMap(({ cases }) => cases);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const index = indexCases(
    reports.map((report) => report.case),
    byId,
    site.used,
  );
  const words: string[] = [];
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
  const cases = index.cases.map((each) => {
    const report = byId.get(each.id) as CaseReport;
    const outdated = outdatedOn(report);
    const columns = site.used.flatMap(({ id }, column) => (outdated.has(id) ? [column] : []));
    return packCase(each, report, columns, place);
  });
  return {
    cases: {
      interpreters: index.interpreters.map((each) => ({
        ...each,
        path: interpreterPath(each.id),
        ...recordedOn(site, each.id),
      })),
      topics: site.topics.map(({ topic, title }) => ({ topic, title, path: topicPath(topic) })),
      reference: index.reference,
      words,
      cases,
    },
    texts: index.cases.map(({ code, statement }) => [code.slice(0, mostSearched), statement.slice(0, mostSearched)]),
  };
}

function recordedOn({ used }: SiteContents, interpreter: string): { readonly recorded?: string } {
  const date = used.find(({ id }) => id === interpreter)?.recorded?.date;
  return date === undefined ? {} : { recorded: date };
}

function packCase(
  { id, title, level, cites, requires, result }: IndexedCase,
  report: CaseReport,
  outdated: readonly number[],
  place: (word: string) => number,
): PackedCase {
  return [
    id,
    title,
    level === "language" ? 1 : 0,
    cites.map(place),
    requires.map(place),
    (result?.verdicts ?? []).map((kind) => letter(kind === undefined ? -1 : verdictNames.indexOf(kind))).join(""),
    (result?.groups ?? []).map(letter).join(""),
    place(result?.finding ?? ""),
    (result?.axes ?? []).map(place),
    (result?.changed ?? []).map(place),
    (result?.failing ? 1 : 0) + (result?.portable ? 2 : 0),
    place(report.finding.sentence),
    place(portableWords(report)),
    ...(outdated.length === 0 ? ([] as const) : ([outdated] as const)),
  ];
}

const firstLetter = 97;

function letter(number: number): string {
  return number < 0 ? "." : String.fromCharCode(firstLetter + number);
}

function numberOf(character: string): number {
  return character === "." ? -1 : character.charCodeAt(0) - firstLetter;
}

/** What {@link packCases} packed. */
export function unpackCases({ words, ...packed }: PackedCases, texts: PackedTexts): ListedCases {
  const word = (place: number): string => words[place] ?? "";
  return {
    ...packed,
    cases: packed.cases.map(
      (
        [
          id,
          title,
          language,
          cites,
          requires,
          verdicts,
          groups,
          finding,
          axes,
          changed,
          marks,
          sentence,
          portable,
          outdated = [],
        ],
        index,
      ): ListedCase => ({
        id,
        title,
        level: language === 1 ? "language" : "implementation",
        cites: cites.map(word),
        requires: requires.map(word),
        code: texts[index]?.[0] ?? "",
        statement: texts[index]?.[1] ?? "",
        result: {
          finding: word(finding),
          axes: axes.map(word),
          changed: changed.map(word),
          verdicts: [...verdicts].map((each) => verdictNames[numberOf(each)] as VerdictKind | undefined),
          groups: [...groups].map(numberOf),
          failing: (marks & 1) !== 0,
          portable: (marks & 2) !== 0,
        },
        path: casePath(id),
        sentence: word(sentence),
        portable: word(portable),
        outdated,
      }),
    ),
  };
}
