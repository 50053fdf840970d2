// What `tools/bench/report.js` measures: made-up results, and the site that is made of them.
export { renderSite, siteFiles } from "../html/render-site.js";
export { sampleResults } from "./sample-results.js";
