import type { Rule } from "./rule.js";

/** Every rule, in the order in which they are explained. */
export const rules: readonly Rule[] = [];
