import type { Results } from "@pyconform/model";
import { agreements } from "./agreement.js";
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
import { arrangeSite, type SiteOptions } from "./site.js";

/**
 * A static site that works from disk, without network and, for reading, without script: path to content.
 * `results.json` is not in it: it is written by `renderJson`.
 */
export function renderSite(results: Results, options: SiteOptions = {}): ReadonlyMap<string, string> {
  const site = arrangeSite(results, options);
  const agreement = agreements(results.cases, site.used);
  const searched = searchData(site);
  return new Map([
    ["index.html", homePage(site)],
    ["findings.html", findingsPage(site)],
    ["versions.html", versionsPage(site)],
    ["search.html", searchPage(site)],
    ["matrix.html", matrixPage(site)],
    ...site.topics.map((topic) => [topicMatrixPath(topic.topic), topicMatrixPage(site, topic)] as const),
    ["compare.html", comparePage(site, agreement)],
    ...(site.previous === undefined ? [] : [["previous-run.html", previousRunPage(site, site.previous)] as const]),
    ...(site.coverage === undefined ? [] : [["coverage.html", coveragePage(site, site.coverage)] as const]),
    ["how-to-read.html", howToReadPage(site)],
    ["topics/index.html", topicsPage(site)],
    ...site.topics.map((topic) => [topicPath(topic.topic), topicPage(site, topic)] as const),
    ["interpreters/index.html", interpretersPage(site)],
    ...site.used.map((interpreter) => [interpreterPath(interpreter.id), interpreterPage(site, interpreter)] as const),
    ...results.cases.map((report) => [casePath(report.id), casePage(site, report)] as const),
    ["index.json", indexFile(site)],
    ...site.used.map((each) => [dataPath(interpreterPath(each.id)), interpreterFile(site, each)] as const),
    ...results.cases.map((report) => [dataPath(casePath(report.id)), caseFile(site, report)] as const),
    ...dataKinds.map((kind) => [schemaPath(kind), jsonSchemaOf(kind)] as const),
    ...site.used.map((each) => [interpreterBadgePath(each.id), badgeImage(interpreterBadge(site, each))] as const),
    ...site.topics.map((topic) => [topicBadgePath(topic.topic), badgeImage(topicBadge(site, topic))] as const),
    ["assets/site.css", siteStyle],
    ["assets/site.js", siteScript],
    ["assets/theme.js", themeScript],
    ["assets/compare-data.js", compareData(site, agreement)],
    ["assets/matrix.js", matrixScript],
    ["assets/search-page.js", searchPageScript],
    ["assets/cases.js", searched.cases],
    ["assets/case-texts.js", searched.texts],
    ["assets/icon.svg", icon],
  ]);
}
