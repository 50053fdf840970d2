// What a run needs where the specs are as they were: imported by itself, it brings neither parser nor schema.
export type { LoadCasesOptions, LoadedCases } from "./load-cases.js";
export { loadCases } from "./load-cases.js";
export { nameOf, type TextMemory } from "./text-memory.js";
