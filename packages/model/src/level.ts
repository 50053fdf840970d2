/** `language`: promised to every implementation by a document. `implementation`: nobody else owes it. */
export const levels = ["language", "implementation"] as const;

/** See {@link levels}. */
export type Level = (typeof levels)[number];
