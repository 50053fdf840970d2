export { chooseRow } from "./choose-row.js";
export { judge, judgeInstead } from "./classify.js";
export { deviationFor, type ListedDeviation } from "./deviation-for.js";
export { findingOf } from "./finding-of.js";
export type { JudgedInterpreter } from "./judged-interpreter.js";
export { type JudgedCase, markStaleDeviations } from "./staleness.js";
export { joinSummaries, summarize } from "./summarize.js";
