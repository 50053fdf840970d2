/** What the command's exit status says; the one table of them. */
export const exitStatus = {
  /** Everything as expected. */
  asExpected: 0,
  /** A promise broken, a stale deviation, or a description that no longer holds. */
  broken: 1,
  /** A mistake in the specs or on the command line. */
  mistake: 2,
  /** An interpreter that was asked for could not be used. */
  interpreterUnavailable: 3,
  /** Stopped by Ctrl-C or SIGTERM; what was done so far is written. 128 + SIGINT, as shells have it. */
  stopped: 130,
} as const;

/** One of {@link exitStatus}. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The status that tells most: a mistake comes before a missing interpreter, that before a broken promise. */
export function worstStatus(statuses: readonly ExitStatus[]): ExitStatus {
  const order: readonly ExitStatus[] = [130, 2, 3, 1, 0];
  return order.find((status) => statuses.includes(status)) ?? exitStatus.asExpected;
}
