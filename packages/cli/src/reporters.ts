/** How a run can be told; `pretty` is for people. */
export const reporters = ["pretty", "json", "ndjson", "junit", "github", "markdown"] as const;

/** See {@link reporters}. */
export type Reporter = (typeof reporters)[number];
