import type { CaseReport, InterpreterResult, Results } from "@pyconform/model";
import { type Agreement, agreements } from "./agreement.js";
import { matrixScript, searchPageScript, siteScript, siteStyle, themeScript } from "./assets.generated.js";
import { badgeImage, interpreterBadge, topicBadge } from "./badge.js";
import { compareData } from "./compare-data.js";
import { caseFile, indexFile, interpreterFile } from "./for-machines/data-files.js";
import { dataKinds, jsonSchemaOf, schemaPath } from "./for-machines/data-schemas.js";
import { icon } from "./icon.js";
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
import { searchData } from "./search-data.js";
import { arrangeSite, type Site, type SiteOptions, type TopicView } from "./site.js";

/** A file of the site: its path and its content. */
export type SiteFile = readonly [path: string, content: string];

/** All files of {@link siteFiles}: path to content. */
export function renderSite(results: Results, options: SiteOptions = {}): ReadonlyMap<string, string> {
  return new Map(siteFiles(results, options));
}

/**
 * A static site that works from disk, without network and, for reading, without script: path and content of each file,
 * made one after another, so that nobody has to hold them all.
 * `results.json` is not in it: it is written by `renderJson`.
 */
export function* siteFiles(results: Results, options: SiteOptions = {}): Generator<SiteFile> {
  const site = arrangeSite(results, options);
  const agreement = agreements(results.cases, site.used);
  yield ["index.html", homePage(site)];
  yield ["index.json", indexFile(site)];
  yield ["findings.html", findingsPage(site)];
  yield ["versions.html", versionsPage(site)];
  yield ["search.html", searchPage(site)];
  yield ["matrix.html", matrixPage(site)];
  yield ["compare.html", comparePage(site, agreement)];
  if (site.previous !== undefined) yield ["previous-run.html", previousRunPage(site, site.previous)];
  if (site.coverage !== undefined) yield ["coverage.html", coveragePage(site, site.coverage)];
  yield ["how-to-read.html", howToReadPage(site)];
  yield ["topics/index.html", topicsPage(site)];
  for (const topic of site.topics) yield* topicFiles(site, topic);
  yield ["interpreters/index.html", interpretersPage(site)];
  for (const interpreter of site.used) yield* interpreterFiles(site, interpreter);
  for (const report of results.cases) yield* caseFiles(site, report);
  for (const kind of dataKinds) yield [schemaPath(kind), jsonSchemaOf(kind)];
  yield* assets(site, agreement);
}

function* topicFiles(site: Site, topic: TopicView): Generator<SiteFile> {
  yield [topicPath(topic.topic), topicPage(site, topic)];
  yield [topicMatrixPath(topic.topic), topicMatrixPage(site, topic)];
  yield [topicBadgePath(topic.topic), badgeImage(topicBadge(site, topic))];
}

function* interpreterFiles(site: Site, interpreter: InterpreterResult): Generator<SiteFile> {
  const page = interpreterPath(interpreter.id);
  yield [page, interpreterPage(site, interpreter)];
  yield [dataPath(page), interpreterFile(site, interpreter)];
  yield [interpreterBadgePath(interpreter.id), badgeImage(interpreterBadge(site, interpreter))];
}

function* caseFiles(site: Site, report: CaseReport): Generator<SiteFile> {
  const page = casePath(report.id);
  yield [page, casePage(site, report)];
  yield [dataPath(page), caseFile(site, report)];
}

function* assets(site: Site, agreement: readonly (readonly Agreement[])[]): Generator<SiteFile> {
  const searched = searchData(site);
  yield ["assets/site.css", siteStyle];
  yield ["assets/site.js", siteScript];
  yield ["assets/theme.js", themeScript];
  yield ["assets/compare-data.js", compareData(site, agreement)];
  yield ["assets/matrix.js", matrixScript];
  yield ["assets/search-page.js", searchPageScript];
  yield ["assets/cases.js", searched.cases];
  yield ["assets/case-texts.js", searched.texts];
  yield ["assets/icon.svg", icon];
}
