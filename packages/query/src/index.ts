export * from "./case-index.js";
export * from "./check-query.js";
export * from "./complete-query.js";
export { type QueryCode, queryCodes } from "./diagnostics.js";
export * from "./evaluate-query.js";
export { type Field, type FieldName, fieldNames, fields, type Mark, marks, verdictNames } from "./fields.js";
export { type ParsedQuery, parseQuery } from "./parse-query.js";
export * from "./query.js";
export { type Vocabulary, vocabularyOf } from "./vocabulary.js";
