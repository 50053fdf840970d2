import type { Results } from "@pyconform/model";
import { agreements } from "./agreement.js";
import {
  matrixScript,
  runHereScript,
  searchPageScript,
  siteScript,
  siteStyle,
  themeScript,
} from "./assets.generated.js";
import { badgeImage, interpreterBadge, topicBadge } from "./badge.js";
import { compareData } from "./compare-data.js";
import { caseFile, indexFile, interpreterFile } from "./for-machines/data-files.js";
import { dataKinds, jsonSchemaOf, schemaPath } from "./for-machines/data-schemas.js";
import { forReading } from "./for-reading.js";
import { icon } from "./icon.js";
import { once } from "./once.js";
import { casePage } from "./pages/case.js";
import { comparePage } from "./pages/compare.js";
import { coveragePage } from "./pages/coverage.js";
import { findingsPage } from "./pages/findings.js";
import { homePage } from "./pages/home.js";
import { howToReadPage } from "./pages/how-to-read.js";
import { interpreterPage } from "./pages/interpreter.js";
import { interpretersPage } from "./pages/interpreters.js";
import { matrixPage, topicMatrixPage } from "./pages/matrix.js";
import { previousRunPage } from "./pages/previous-run.js";
import { searchPage } from "./pages/search.js";
import { topicPage } from "./pages/topic.js";
import { topicsPage } from "./pages/topics.js";
import { versionsPage } from "./pages/versions.js";
import {
  casePath,
  dataPath,
  interpreterBadgePath,
  interpreterPath,
  topicBadgePath,
  topicMatrixPath,
  topicPath,
} from "./paths.js";
import { noRunnable, runnablePath } from "./run-here/runnable.js";
import { searchData } from "./search-data.js";
import { arrangeSite, type SiteOptions } from "./site.js";
import { type DigestText, siteKeys } from "./site-keys.js";
import { wholeText, wholeTexts } from "./whole-texts.js";

/** One file of the site. */
export interface SitePage {
  readonly path: string;
  /** A digest of all that decides the content; absent where it is different in every run, or costs nothing. */
  key?(): string;
  /** Makes the text of the file, anew with each call. */
  content(): string;
}

/** All files of the report at once: path to content. */
export function renderSite(results: Results, options: SiteOptions = {}): ReadonlyMap<string, string> {
  return new Map(siteFiles(results, options));
}

/** {@link sitePages}, each as soon as it is made: path and content. */
export function* siteFiles(
  results: Results,
  options: SiteOptions = {},
): Generator<readonly [path: string, content: string]> {
  for (const { path, content } of sitePages(results, options, (text) => text)) yield [path, content()];
}

/**
 * A static site that works from disk, without network and, for reading, without script. No file is made before it is asked
 * for, so that nobody has to hold them all, and whoever has one of the same key need not ask.
 * `results.json` is not in it: it is written by `renderJson`.
 */
export function sitePages(results: Results, options: SiteOptions, digest: DigestText): readonly SitePage[] {
  const whole = arrangeSite(results, options);
  const site = forReading(results, options, whole);
  const keys = siteKeys(whole, digest);
  const { cases } = site.results;
  const { topics, used, previous, coverage } = site;
  const agreement = once(() => agreements(cases, used));
  const searched = once(() => searchData(site));
  const anew = (path: string, content: () => string): SitePage => ({ path, content });
  const keyed = (key: () => string, path: string, content: () => string): SitePage => ({ path, content, key });
  const ofContents = (path: string, content: () => string) => keyed(keys.ofContents, path, content);
  return [
    anew("index.html", () => homePage(site)),
    ofContents("findings.html", () => findingsPage(site)),
    ofContents("versions.html", () => versionsPage(site)),
    ofContents("search.html", () => searchPage(site)),
    ofContents("matrix.html", () => matrixPage(site)),
    ofContents("compare.html", () => comparePage(site, agreement())),
    ...(previous === undefined ? [] : [anew("previous-run.html", () => previousRunPage(site, previous))]),
    ...(coverage === undefined
      ? []
      : [keyed(keys.ofCoverage(coverage), "coverage.html", () => coveragePage(site, coverage))]),
    anew("how-to-read.html", () => howToReadPage(site)),
    ofContents("topics/index.html", () => topicsPage(site)),
    anew("interpreters/index.html", () => interpretersPage(site)),
    anew("index.json", () => indexFile(whole)),
    ...topics.flatMap((each) => [
      keyed(keys.ofTopicMatrix(each), topicMatrixPath(each.topic), () => topicMatrixPage(site, each)),
      keyed(keys.ofTopic(each), topicPath(each.topic), () => topicPage(site, each)),
      keyed(keys.ofTopicMatrix(each), topicBadgePath(each.topic), () => badgeImage(topicBadge(site, each))),
    ]),
    ...used.flatMap((each) => [
      keyed(keys.ofInterpreter, interpreterPath(each.id), () => interpreterPage(site, each)),
      keyed(keys.ofInterpreterFile, dataPath(interpreterPath(each.id)), () => interpreterFile(whole, each)),
      ofContents(interpreterBadgePath(each.id), () => badgeImage(interpreterBadge(site, each))),
    ]),
    ...cases.map((each) => keyed(keys.ofCase(each), casePath(each.id), () => casePage(site, each))),
    ...results.cases.map((each) =>
      keyed(keys.ofCaseFile(each), dataPath(casePath(each.id)), () => caseFile(whole, each)),
    ),
    ...cases.flatMap((each) =>
      [...wholeTexts(each)].map(([text, path]) => keyed(keys.ofCase(each), path, () => wholeText(text))),
    ),
    ...dataKinds.map((kind) => keyed(always, schemaPath(kind), () => jsonSchemaOf(kind))),
    ofContents("assets/compare-data.js", () => compareData(site, agreement())),
    ofContents("assets/cases.js", () => searched().cases),
    ofContents("assets/case-texts.js", () => searched().texts),
    anew("assets/site.css", () => siteStyle),
    anew("assets/site.js", () => siteScript),
    anew("assets/theme.js", () => themeScript),
    anew("assets/matrix.js", () => matrixScript),
    anew("assets/search-page.js", () => searchPageScript),
    anew("assets/run-here.js", () => runHereScript),
    anew(runnablePath, () => noRunnable),
    anew("assets/icon.svg", () => icon),
  ];
}

/** Only the code that makes it decides it. */
function always(): string {
  return "";
}
