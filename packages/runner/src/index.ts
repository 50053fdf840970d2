export * from "./adapter.js";
export * from "./discover.js";
export * from "./embedded-adapter.js";
export * from "./find-pythons.js";
export * from "./host.js";
export * from "./process-adapter.js";
export * from "./schedule.js";
export * from "./smoke.js";
