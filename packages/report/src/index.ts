export { renderChangesMarkdown } from "./changes-markdown.js";
export { compareRuns, type RunChange } from "./compare-runs.js";
export { type Failure, failures } from "./failures.js";
export { renderGithub } from "./github.js";
export { renderSite, type SitePage, sitePages } from "./html/render-site.js";
export { type Runnable, renderRunnable, runnablePath } from "./html/run-here/runnable.js";
export type { SiteOptions } from "./html/site.js";
export { canonical, renderJson } from "./json.js";
export { renderJUnit } from "./junit.js";
export { renderMarkdown } from "./markdown.js";
export { ndjsonCases, ndjsonFooter, ndjsonHeader, renderNdjson } from "./ndjson.js";
export { type NewCase, renderNewCase, renderNewSubject } from "./new-case.js";
export { type ParsedResults, parseResults } from "./parse-results.js";
export { type Paint, renderPretty, renderTally, type Style } from "./pretty.js";
export {
  parseRecorded,
  type RecordedInterpreter,
  type RecordedObservation,
  type RecordedProgram,
  renderRecorded,
} from "./recorded-interpreter.js";
export { type JsonPieces, jsonInPieces, type ResultsFrame } from "./results-stream.js";
export { type RunTally, tally } from "./run-tally.js";
