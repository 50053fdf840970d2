// What `tools/bench` and `tools/report` take: made-up results, those of a run, and the site that is made of either.
export { renderSite } from "../html/render-site.js";
export { parseResults } from "../parse-results.js";
export { sampleResults } from "./sample-results.js";
