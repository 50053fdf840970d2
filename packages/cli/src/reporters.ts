/** How a run can be told; `pretty` is for people. */
export const reporters = ["pretty", "json", "ndjson", "junit", "github", "markdown"] as const;

/** See {@link reporters}. */
export type Reporter = (typeof reporters)[number];

/** Those that need no more than one case at a time. */
export const streamedReporters = ["pretty", "json", "ndjson"] as const satisfies readonly Reporter[];

/** See {@link streamedReporters}. */
export function isStreamed(reporter: Reporter): reporter is (typeof streamedReporters)[number] {
  return streamedReporters.some((each) => each === reporter);
}
